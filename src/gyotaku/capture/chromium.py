"""The browser: where the machine has a Chromium, and the switches that keep it quiet and inside the guard."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

CANDIDATES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/usr/lib/chromium/chromium-headless-shell",
    "chromium-headless-shell",
)
"""The full browser first: pages can tell the headless shell, which lacks parts of it."""
VARIABLE = "GYOTAKU_CHROMIUM"

SWITCHES = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-domain-reliability",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--no-pings",
    "--no-first-run",
    "--disable-blink-features=AutomationControlled",
    "--js-flags=--max-old-space-size=512",
    # Nothing leaves but through the proxy: no QUIC, no look-ups of its own, no direct way for WebRTC, no exception for loopback.
    "--disable-quic",
    "--dns-prefetch-disable",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--proxy-bypass-list=<-loopback>",
)


def find_chromium() -> str:
    """Return the path of a Chromium, or "" when the machine has none; `GYOTAKU_CHROMIUM` names another one."""
    named = os.environ.get(VARIABLE)
    for candidate in (named,) if named else CANDIDATES:
        found = candidate if Path(candidate).is_file() else shutil.which(candidate)
        if found and os.access(found, os.X_OK):
            return str(found)
    return ""


def switches() -> list[str]:
    """Return the switches for this machine: root needs the sandbox off, everybody else keeps it."""
    return [*SWITCHES, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def missing() -> str:
    """Return why no page can be captured here, as a code, or "": no-driver | no-chromium."""
    # The driver is heavy and optional; whether it is installed shows without importing it.
    from importlib.util import find_spec  # noqa: PLC0415 - needed only when a capture is asked for

    if find_spec("playwright") is None:
        return "no-driver"
    return "" if find_chromium() else "no-chromium"
