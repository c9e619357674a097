"""Analyse and keep."""

from __future__ import annotations

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


def test_the_size_of_a_run_is_known_beforehand_but_for_standard_input(tmp_path: Path) -> None:
    """The bar counts bytes, since nobody knows how many mails an mbox holds."""
    folder = _folder(tmp_path, 3)
    assert total_bytes([str(folder), str(tmp_path / "nothing")]) == sum(len(mail(number)) for number in range(3))
    assert total_bytes(["-"]) is None
