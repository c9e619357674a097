"""Analyse and keep."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.book.mails import mail

from gyotaku.cli.adding import BATCH, add_all, arriving, total_bytes
from gyotaku.desk import Desk


def _folder(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "mails"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:03}.eml").write_bytes(mail(number))
    return folder


def test_batches_are_confirmed_one_after_the_other(tmp_path: Path) -> None:
    """Each batch is in the book when it is yielded, and a second run finds everything there."""
    desk = Desk()
    folder = _folder(tmp_path, BATCH + 3)
    book = desk.book(str(tmp_path / "b.sqlite"), create=True)
    sizes = []
    for batch in add_all(desk, book, desk.open([str(folder)])):
        assert book.known([one.sha256 or "" for one in batch]) == {one.sha256 for one in batch}
        sizes.append(len(batch))
    assert sizes == [BATCH, 3]
    again = [one for batch in add_all(desk, book, desk.open([str(folder)])) for one in batch]
    assert not any(one.new for one in again)
    book.close()


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    """An unreadable input is a line with its error."""
    desk = Desk()
    folder = _folder(tmp_path, 1)
    book = desk.book(str(tmp_path / "b.sqlite"), create=True)
    added = [one for batch in add_all(desk, book, desk.open([str(tmp_path / "nothing.eml"), str(folder)])) for one in batch]
    assert [one.error is None for one in added] == [False, True]
    book.close()


def test_attached_mails_are_cases_with_bytes_of_their_own(tmp_path: Path) -> None:
    """A mail forwarded as an attachment is found, shown and kept like any other."""
    inner = mail(5).decode().replace("\r\n", "\n")
    carrier = (
        "From: a@b.example\nSubject: look at this\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        f"--x\nContent-Type: text/plain\n\nsee\n--x\nContent-Type: message/rfc822\n\n{inner}\n--x--\n"
    )
    (tmp_path / "c.eml").write_text(carrier, encoding="utf-8")
    desk = Desk()
    book = desk.book(str(tmp_path / "b.sqlite"), create=True)
    ((one, other),) = list(add_all(desk, book, desk.open([str(tmp_path / "c.eml")])))
    assert other.path.endswith("#1")
    assert "netsgvice" in book.raw(other.sha256 or "").decode()
    assert one.sha256 != other.sha256
    book.close()


def test_a_watched_file_is_taken_once_it_has_stopped_growing(tmp_path: Path) -> None:
    """Half a mail is no mail; what was taken is not taken again."""
    path = tmp_path / "new.eml"
    path.write_bytes(b"From: a@b.example\r\n")
    turns = []

    def pause(_seconds: float) -> None:
        turns.append(1)
        if len(turns) == 1:
            path.write_bytes(path.read_bytes() + b"Subject: x\r\n")

    watching = arriving(tmp_path, pause)
    assert [next(watching) for _ in range(4)] == ["", "", str(path), ""]


def test_a_file_that_changes_after_it_was_taken_comes_again(tmp_path: Path) -> None:
    """Whoever pauses while writing loses nothing: the whole mail is taken, too. Two looks are never made at once."""
    path = tmp_path / "slow.eml"
    path.write_bytes(b"From: a@b.example\r\n")
    pauses: list[float] = []
    watching = arriving(tmp_path, pauses.append)
    assert [next(watching) for _ in range(2)] == ["", str(path)]
    path.write_bytes(path.read_bytes() + b"Subject: x\r\n")
    assert [next(watching) for _ in range(3)] == ["", str(path), ""]
    assert len(pauses) == 4


def test_what_is_still_being_written_under_a_passing_name_is_left_alone(tmp_path: Path) -> None:
    """Hidden files, endings of unfinished files, and the tmp folder of a Maildir."""
    for folder in ("tmp", "new", "cur"):
        (tmp_path / "box" / folder).mkdir(parents=True)
    for name in (".a.eml", "b.eml.part", "c.tmp", "box/tmp/1", "box/new/2", "d.eml"):
        (tmp_path / name).write_bytes(b"From: a@b.example\r\n")
    watching = arriving(tmp_path, lambda _seconds: None)
    assert [Path(next(watching)).name for _ in range(3)] == ["", "2", "d.eml"]


LISTENING = """import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("gyotaku", run_name="__main__", alter_sys=True)
"""
"""Runs the program with interrupts heard: tests that a shell runs in the background inherit deafness to them."""


class _Watching:
    """`gyotaku add --watch` in a process of its own."""

    def __init__(self, folder: Path, book: Path) -> None:
        command = [sys.executable, "-c", LISTENING, "add", "--watch", str(folder), "--book", str(book), "--jsonl"]
        pipe = subprocess.PIPE
        self._program = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")  # noqa: S603 - ours

    def line(self) -> dict[str, object]:
        """Wait for the next mail that is confirmed."""
        assert self._program.stdout is not None
        line: dict[str, object] = json.loads(self._program.stdout.readline())
        return line

    def stop(self) -> tuple[str, str, int]:
        """Interrupt it as a person does; return what it said besides."""
        self._program.send_signal(signal.SIGINT)
        out, err = self._program.communicate(timeout=120)
        return out, err, self._program.returncode


def test_a_watched_folder_end_to_end(tmp_path: Path) -> None:
    """Real files are dropped in: a half-written one waits for its name, SIGINT ends it cleanly, and it goes on where it was."""
    folder, book = tmp_path / "in", tmp_path / "b.sqlite"
    folder.mkdir()
    watching = _Watching(folder, book)
    (folder / "half.eml.part").write_bytes(mail(1)[:200])
    (folder / "whole.eml").write_bytes(mail(2))
    line = watching.line()
    assert (Path(str(line["path"])).name, line["new"]) == ("whole.eml", True)
    (folder / "half.eml.part").write_bytes(mail(1))
    (folder / "half.eml.part").rename(folder / "half.eml")
    assert watching.line()["sha256"] == hashlib.sha256(mail(1)).hexdigest()
    out, err, code = watching.stop()
    assert (out, code) == ("", 0)
    assert "Stopped. What was confirmed is kept" in err
    assert "Traceback" not in err
    (folder / "later.eml").write_bytes(mail(3))
    watching = _Watching(folder, book)
    assert {(Path(str(line["path"])).name, line["new"]) for line in (watching.line() for _ in range(3))} == {
        ("half.eml", False),
        ("whole.eml", False),
        ("later.eml", True),
    }
    assert watching.stop()[2] == 0
    kept = Desk().book(str(book))
    assert list(kept.upkeep().check().look()) == []
    kept.close()


def test_the_size_of_a_run_is_known_beforehand_but_for_standard_input(tmp_path: Path) -> None:
    """The bar counts bytes, since nobody knows how many mails an mbox holds."""
    folder = _folder(tmp_path, 3)
    assert total_bytes([str(folder), str(tmp_path / "nothing")]) == sum(len(mail(number)) for number in range(3))
    assert total_bytes(["-"]) is None
