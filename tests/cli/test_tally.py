"""What a person sees of a long run."""

from __future__ import annotations

import json

import pytest

from gyotaku.cli.adding import Added
from gyotaku.cli.screen import Screen
from gyotaku.cli.tally import Tally
from gyotaku.errors import InputError
from gyotaku.model.message import Specimen


def _added(*, new: bool = True, error: str | None = None) -> Added:
    sha256 = None if error else "0" * 64
    return Added(path="m.eml", sha256=sha256, version=1, new=new, label=None, campaign="", error=error)


def test_counts_and_the_exit_code_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    """One unreadable mail is code 3; the summary counts all; lines of JSON go to standard output only."""
    tally = Tally(Screen(), jsonl=True)
    tally.took([_added(), _added(new=False), _added(error="is empty")])
    tally.close()
    seen = capsys.readouterr()
    assert tally.code == InputError.exit_code
    assert [json.loads(line)["path"] for line in seen.out.splitlines()] == ["m.eml"] * 3
    assert "1 added, 1 already in the book, 1 could not be read" in seen.err


def test_a_terminal_shows_a_bar_and_a_pipe_none(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Specimens pass unchanged either way."""
    passed: list[Specimen | InputError] = [Specimen(name="m.eml", raw=b"x", sha256="0" * 64), InputError("n.eml", "is empty")]
    for terminal in (False, True):
        screen = Screen()
        monkeypatch.setattr(screen._err, "_force_terminal", terminal)
        monkeypatch.setenv("FORCE_COLOR", "1" if terminal else "")
        with Tally(screen, jsonl=False).progress(2) as passing:
            assert list(passing(passed)) == passed
        assert bool(capsys.readouterr().err) == terminal
