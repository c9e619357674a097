"""Finding the browser."""

from __future__ import annotations

from pathlib import Path

import pytest

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
