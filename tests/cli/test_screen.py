"""What a person sees."""

from __future__ import annotations

import pytest

from gyotaku.cli.screen import Screen, plain


def test_control_characters_become_visible() -> None:
    """A mail's words cannot steer a terminal, and nothing vanishes."""
    assert plain("a\x1b[2Jb\u202ec") == "a\N{SYMBOL FOR SUBSTITUTE}[2Jb\N{SYMBOL FOR SUBSTITUTE}c"
    assert plain("件名 テスト") == "件名 テスト"


def test_errors_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output stays what a program can read."""
    Screen().error("a.eml: is empty")
    seen = capsys.readouterr()
    assert (seen.out, seen.err.strip()) == ("", "gyotaku: a.eml: is empty")
