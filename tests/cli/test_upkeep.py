"""The commands that look after a book."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.book import servers
from tests.book.mails import mail

from gyotaku.cli.app import run
from gyotaku.data.weights import weights
from gyotaku.desk import Desk

NOBODY = 65534


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


def test_a_person_sees_how_far_a_long_command_is(
    book: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a terminal the cases are counted as they are read; a pipe gets the summary alone."""
    for terminal in (True, False):
        monkeypatch.setenv("FORCE_COLOR", "1" if terminal else "")
        assert run(["book", "check", "--book", book]) == 0
        assert ("cases read or written" in capsys.readouterr().err) == terminal


def test_a_book_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 6."""
    assert run(["book", "check", "--book", str(tmp_path / "none.sqlite")]) == 6
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_backup_and_an_export_are_books_again(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The copy opens with --book, the export is imported; a second import says that it had nothing to do."""
    assert run(["book", "backup", str(tmp_path / "backup"), "--book", book, "--jsonl"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["form"], done["cases"], done["blobs"], done["missing"]) == ("book", 3, 3, [])
    assert run(["book", "check", "--book", done["path"]]) == 0
    assert run(["book", "export", str(tmp_path / "e.zip"), "--book", book]) == 0
    assert "3 cases and 3 files written and verified" in capsys.readouterr().err
    for new, known in ((3, 0), (0, 3)):
        assert run(["book", "import", str(tmp_path / "e.zip"), "--book", str(tmp_path / "new.sqlite"), "--jsonl"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["new"], told["known"]) == (new, known)
    assert run(["book", "backup", str(tmp_path / "backup"), "--book", book]) == 6
    assert "is there already" in capsys.readouterr().err
    assert run(["book", "import", book, "--book", str(tmp_path / "new.sqlite")]) == 6
    assert "is no whole export of a book" in capsys.readouterr().err


def test_bytes_that_the_book_lost_are_said_by_every_copy(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1: the rest is copied, and somebody must look."""
    next((tmp_path / "b.files").glob("[0-9a-f]*/*")).unlink()
    assert run(["book", "backup", str(tmp_path / "backup"), "--book", book]) == 1
    assert run(["book", "export", str(tmp_path / "e.zip"), "--book", book]) == 1
    assert "1 files that the book names are missing" in capsys.readouterr().err


def test_rejudge_tells_which_rules_changed_a_verdict(
    book: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Today's weights over the stored evidence: nothing is written without --keep; afterwards there is nothing left to change."""
    assert run(["book", "rejudge", "--book", book]) == 0
    assert "3 cases judged again: 0 verdicts changed" in capsys.readouterr().err
    table = weights()
    heavier = {name: msgspec.structs.replace(one, phishing=one.phishing * 2) for name, one in table.rules.items()}
    monkeypatch.setattr("gyotaku.verdict.weights", lambda: msgspec.structs.replace(table, rules=heavier))
    assert run(["book", "rejudge", "--book", book, "--jsonl"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(found) == 3
    assert all(one["rules"] and one["rules"][0]["before"] != one["rules"][0]["after"] for one in found)
    assert {one["kept"] for one in found} == {None}
    assert run(["book", "rejudge", "--book", book, "--keep"]) == 0
    out = capsys.readouterr()
    assert "→" in out.out
    assert "3 verdicts changed" in out.err
    assert run(["book", "rejudge", "--book", book, "--jsonl"]) == 0
    assert capsys.readouterr().out == ""
    assert run(["book", "check", "--book", book]) == 0


def test_prune_asks_and_without_an_answer_does_nothing(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is old enough at first; then the list, and only --yes takes it away."""
    assert run(["book", "prune", "--older-than", "30", "--book", book, "--yes"]) == 0
    assert "0 cases lose their mail" in capsys.readouterr().err
    with sqlite3.connect(book) as connection:
        connection.execute("UPDATE specimen SET added = added - 31 * 86400")
    connection.close()
    assert run(["book", "prune", "--older-than", "30", "--book", book]) == 0
    out = capsys.readouterr()
    assert len(out.out.splitlines()) == 3
    assert "Nothing was taken away" in out.err
    assert len(list((tmp_path / "b.files").glob("[0-9a-f]*/*"))) == 3
    assert run(["book", "prune", "--older-than", "30", "--book", book, "--yes", "--jsonl"]) == 0
    assert [json.loads(line)["mail"] for line in capsys.readouterr().out.splitlines()] == [True] * 3
    assert list((tmp_path / "b.files").glob("[0-9a-f]*/*")) == []
    assert run(["book", "check", "--book", book]) == 0
    assert run(["book", "prune", "--book", book, "--yes"]) == 2


@pytest.mark.parametrize("words", [["add", "mails"], ["cases"], ["book", "check"], ["book", "export", "e.zip"]])
def test_a_newer_book_is_refused_by_every_command(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """One line, exit code 6, and not a byte of it changes."""
    monkeypatch.chdir(tmp_path)
    with sqlite3.connect(book) as connection:
        connection.execute("UPDATE setting SET value = '999' WHERE name = 'schema'")
    connection.close()
    before = Path(book).read_bytes()
    assert run([*words, "--book", book]) == 6
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1
    assert "newer gyotaku (schema 999" in said
    assert "Nothing was changed" in said
    assert Path(book).read_bytes() == before


def _limited(kibibytes: int, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command that may write no file larger than this: what a full disk looks like without one."""
    limit = f'ulimit -f {kibibytes}; exec "$@"'
    command = ["bash", "-c", limit, "gyotaku", sys.executable, "-m", "gyotaku", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")  # noqa: S603 - ours


def test_a_full_disk_is_one_line_and_loses_nothing(book: str, tmp_path: Path) -> None:
    """Exit code 6; what was confirmed is there, a second run with room adds the rest."""
    (tmp_path / "more").mkdir()
    for number in range(100, 260):
        (tmp_path / "more" / f"{number}.eml").write_bytes(mail(number, subject=f"お知らせ{number}" * 9))
    size = Path(book).stat().st_size // 1024
    full = _limited(size + 500, "add", str(tmp_path / "more"), "--book", book, "--jsonl")
    assert full.returncode == 6, full.stderr
    assert [line for line in full.stderr.splitlines() if "disk" in line or "File too large" in line]
    assert "Traceback" not in full.stderr
    confirmed = {json.loads(line)["sha256"] for line in full.stdout.splitlines()}
    kept = Desk().book(book)
    assert kept.known(sorted(confirmed)) == confirmed
    kept.upkeep().check().mend()
    assert list(kept.upkeep().check().look()) == []
    kept.close()
    assert run(["add", str(tmp_path / "more"), "--book", book]) == 0
    assert run(["book", "check", "--book", book]) == 0


def test_a_copy_that_finds_no_room_leaves_nothing_behind(book: str, tmp_path: Path) -> None:
    """Neither a backup nor an export that is cut off looks like one."""
    for words in (["backup", str(tmp_path / "copy")], ["export", str(tmp_path / "copy")]):
        full = _limited(1, "book", *words, "--book", book)
        assert full.returncode == 6, full.stderr
        assert len(full.stderr.strip().splitlines()) == 1, full.stderr
    assert list(tmp_path.glob("copy*")) == []


def test_a_read_only_folder_is_one_line(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a user without the right to write there, a book that is there already: exit code 6, and the book stays as it is."""
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    for path in (Path(book), tmp_path / "b.files"):
        path.chmod(0o555)
    tmp_path.chmod(0o555)
    before = Path(book).read_bytes()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        # A new program of another user could not even read this Python; a child that gives up its rights has it loaded.
        try:
            os.setuid(NOBODY if os.geteuid() == 0 else os.geteuid())
            code = run(["add", str(tmp_path / "mails"), "--book", book, "--again"])
            os.write(writer, capsys.readouterr().err.encode())
            os._exit(code)
        finally:
            os._exit(99)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(writer)
    tmp_path.chmod(0o755)
    with os.fdopen(reader, encoding="utf-8") as said:
        text = said.read().strip()
    assert code == 6, text
    assert len(text.splitlines()) == 1
    assert Path(book).read_bytes() == before


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_killed_add_loses_nothing_that_it_confirmed(engine: str) -> None:
    """Kill -9 at random points: no confirmed case lost, no half case, no orphan that check does not find and repair."""
    if engine == "postgresql" and servers.programs() is None:
        pytest.skip("no PostgreSQL under /usr/lib/postgresql; scripts/services.py installs it as root")
    bench = Path(__file__).parents[2] / "bench" / "kill.py"
    command = [sys.executable, str(bench), "--kills", "5", "--mails", "60", "--share", "1"]
    command += ["--postgres"] if engine == "postgresql" else []
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")  # noqa: S603 - ours
    assert done.returncode == 0, done.stdout + done.stderr
    assert "cases confirmed" in done.stdout
