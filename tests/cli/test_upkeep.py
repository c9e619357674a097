"""The commands that look after a book."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.book.mails import mail

from gyotaku.cli.app import run


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return a book with three mails of one campaign."""
    (tmp_path / "mails").mkdir()
    for number in range(3):
        (tmp_path / "mails" / f"{number}.eml").write_bytes(mail(number))
    assert run(["add", str(tmp_path / "mails"), "--book", str(tmp_path / "b.sqlite")]) == 0
    capsys.readouterr()
    return str(tmp_path / "b.sqlite")


def test_check_says_what_is_wrong_and_repairs_it(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 as long as something is left that is not right; a line of JSON each."""
    assert run(["book", "check", "--book", book]) == 0
    assert "3 cases checked: everything is whole." in capsys.readouterr().err
    (tmp_path / "b.files" / "tmp" / "0123").write_bytes(b"half a mail")
    assert run(["book", "check", "--book", book, "--jsonl"]) == 1
    out = capsys.readouterr()
    (line,) = (json.loads(text) for text in out.out.splitlines())
    assert set(line) == {"kind", "about", "what", "repair", "mends", "mended"}
    assert (line["kind"], line["mends"], line["mended"]) == ("temp-file", True, False)
    assert run(["book", "check", "--book", book, "--repair"]) == 0
    out = capsys.readouterr()
    assert "temp-file" in out.out
    assert "1 mended, 0 left" in out.err
    assert run(["book", "check", "--book", book]) == 0


def test_a_book_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 6."""
    assert run(["book", "check", "--book", str(tmp_path / "none.sqlite")]) == 6
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_killed_add_loses_nothing_that_it_confirmed() -> None:
    """Kill -9 at random points: no confirmed case lost, no half case, no orphan that check does not find and repair."""
    bench = Path(__file__).parents[2] / "bench" / "kill.py"
    command = [sys.executable, bench, "--kills", "5", "--mails", "60", "--longest", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")  # noqa: S603 - ours
    assert done.returncode == 0, done.stdout + done.stderr
    assert "broken promises" in done.stdout
