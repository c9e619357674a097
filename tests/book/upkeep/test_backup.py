"""Copying a book while it is in use."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from tests.book.mails import analysed, mail
from tests.book.upkeep.damage import filled, looked

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.errors import BookError


def test_a_backup_is_whole_and_holds_what_was_there(book: Book, tmp_path: Path) -> None:
    """A SQLite book is copied as a book, one on PostgreSQL in the portable form; both give back the same cases."""
    filled(book)
    done = book.upkeep().backup(tmp_path / "backup")
    assert (done.cases, done.blobs, done.missing) == (4, 5, ())
    copy = Book(done.path if done.form == "book" else str(tmp_path / "c.sqlite"), Campaigns(), create=True)
    if done.form == "export":
        copy.upkeep().take(Path(done.path))
    assert copy.cases() == book.cases()
    assert looked(copy) == []
    assert (done.form == "book") == (book._database.kind == "sqlite")
    copy.close()


def test_a_backup_taken_while_mails_are_added_is_whole(tmp_path: Path) -> None:
    """It is the book at one moment: no case of it lacks its bytes, no bytes lack their case."""
    book = Book(str(tmp_path / "b.sqlite"), Campaigns(), create=True)
    filled(book)
    ready = [book.entry(*analysed(mail(number))) for number in range(200, 230)]

    def adding() -> None:
        for entry in ready:
            book.keep([entry])

    writer = threading.Thread(target=adding)
    writer.start()
    done = [book.upkeep().backup(tmp_path / f"backup{number}") for number in range(3)]
    writer.join()
    for one in done:
        copy = Book(one.path, Campaigns())
        assert looked(copy) == []
        assert len(copy.cases(most=1000)) == one.cases >= 4
        copy.close()
    book.close()


def test_a_backup_never_replaces_another_and_says_what_was_missing(book: Book, tmp_path: Path) -> None:
    """The folder must be new; lost bytes are named, and do not stop the rest."""
    names = filled(book)
    book._blobs.drop(names[1])
    assert book.upkeep().backup(tmp_path / "backup").missing == (names[1],)
    with pytest.raises(BookError, match="is there already"):
        book.upkeep().backup(tmp_path / "backup")
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup"]
