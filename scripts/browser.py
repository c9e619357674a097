"""Install what the browser tests need, where that is possible: a Chromium and Japanese fonts, by apt, as root, on Linux.

Run: python scripts/browser.py    Says what it did, or why the browser tests will be skipped; never fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from gyotaku.capture.chromium import VARIABLE, missing

PACKAGES = ("chromium-headless-shell", "fonts-noto-cjk", "fonts-morisawa-bizud-gothic", "libpango-1.0-0", "libpangoft2-1.0-0")
SECONDS = 300


def main() -> int:
    """Look, install, look again."""
    why = missing()
    if why == "no-chromium":
        named = os.environ.get(VARIABLE)
        why = f"{VARIABLE} names {named}, which is no program" if named else _install() or missing()
    fonts = "" if shutil.which("fc-list") is None or _japanese() else "; no Japanese font: words in pictures may be boxes"
    print(f"browser tests will be skipped: {why}" if why else f"a browser is there{fonts}")
    return 0


def _install() -> str:
    """Install the packages; return why that did not work, or ""."""
    apt = shutil.which("apt-get")
    if apt is None:
        return "this machine has no Chromium and no apt-get to install one with"
    if os.geteuid() != 0:
        return f"this machine has no Chromium; as root: apt-get install {' '.join(PACKAGES)}"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *PACKAGES]):
        try:
            run = subprocess.run([apt, *words], env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return f"apt-get {words[0]} did not finish in {SECONDS} s"
        if run.returncode and words[0] == "install":
            said = (run.stderr or run.stdout).strip().splitlines()
            return f"apt-get install failed: {said[-1] if said else run.returncode}"
    return ""


def _japanese() -> bool:
    found = subprocess.run(["fc-list", ":lang=ja", "family"], capture_output=True, text=True, check=False)  # noqa: S607 - of the system
    return bool(found.stdout.strip())


if __name__ == "__main__":
    sys.exit(main())
