"""Finding the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.capture import sites
from tests.capture.browser import needs_browser

from gyotaku.capture.chromium import SWITCHES, VARIABLE, find_chromium, missing, switches


def test_a_named_browser_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable names the browser; one that cannot be run counts as none, and the reason is a code."""
    program = tmp_path / "browser"
    program.write_text("#!/bin/sh\n")
    monkeypatch.setenv(VARIABLE, str(program))
    assert find_chromium() == ""
    assert missing() in {"no-chromium", "no-driver"}
    program.chmod(0o755)
    assert find_chromium() == str(program)


def test_switches() -> None:
    """Nothing may leave beside the proxy, and loopback is no exception."""
    assert "--proxy-bypass-list=<-loopback>" in SWITCHES
    assert "--disable-quic" in SWITCHES
    assert set(SWITCHES) <= set(switches())


def _heard(page: str, arguments: list[str]) -> list[str]:
    """Show a page in a bare browser with these switches and no proxy that answers; return what a canary heard."""
    from playwright.sync_api import ProxySettings, sync_playwright  # noqa: PLC0415 - the driver is optional

    proxy: ProxySettings = {"server": "http://127.0.0.1:9", "bypass": "<-loopback>"}
    with sites.canary() as canary, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=arguments, proxy=proxy)
        shown = browser.new_page()
        shown.set_content(page.replace("HOST", canary.host).replace("PORT", str(canary.port)))
        for _ in range(30):
            if not canary.heard:
                shown.wait_for_timeout(100)
        browser.close()
        return list(canary.heard)


@needs_browser
def test_the_switches_alone_keep_webrtc_inside() -> None:
    """WebRTC goes nowhere without a proxy: this browser knows the switch in the form given. Without it the canary hears."""
    page = """<script>
    const peer = new RTCPeerConnection({iceServers: [{urls: "stun:HOST:PORT"}]});
    peer.createDataChannel("x");
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    </script>"""
    heard = {guarded: _heard(page, [one for one in switches() if guarded or "webrtc" not in one]) for guarded in (True, False)}
    assert heard[True] == []
    assert heard[False] != []
