"""Checking the bytes beside the book."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.book.upkeep.damage import damage, filled, kinds, looked

from gyotaku.book.facade import Book
from gyotaku.book.upkeep.files import orphans


def test_orphans_are_put_aside_and_half_files_removed(book: Book) -> None:
    """What no case names was never confirmed: its bytes are kept outside the book, unpacked; half a file is worth nothing."""
    filled(book)
    content = b"Subject: never confirmed\r\n" * 50
    name = hashlib.sha256(content).hexdigest()
    book._blobs.put(name, content)
    (Path(book.place.files) / "tmp" / "0123").write_bytes(b"half")
    (Path(book.place.files) / name[:3] / "readme.txt").write_bytes(b"?")
    found = looked(book)
    assert {(one.kind, one.mends) for one in found} == {("blob-orphan", True), ("temp-file", True), ("blob-strange", False)}
    book.upkeep().check().mend()
    assert kinds(looked(book)) == {"blob-strange"}
    assert (Path(book.place.files) / "lost" / name).read_bytes() == content
    assert not book._blobs.has(name)


def test_bytes_that_were_pruned_are_removed_not_put_aside(book: Book) -> None:
    """Whoever pruned a mail wanted it gone; a program that stopped half-way changes nothing about that."""
    filled(book)
    name = hashlib.sha256(b"pruned").hexdigest()
    book._blobs.put(name, b"pruned")
    damage(book, f"INSERT INTO setting (name, value) VALUES ('drop:{name}', '')")  # noqa: S608 - ours
    assert kinds(looked(book)) == {"blob-pruned"}
    book.upkeep().check().mend()
    assert looked(book) == []
    assert not (Path(book.place.files) / "lost").exists()


def test_files_that_a_row_names_are_no_orphans(book: Book) -> None:
    """Mails and files of captures alike."""
    filled(book)
    with book._database.reading() as connection:
        assert list(orphans(book.upkeep().check()._seen(connection, mend=False))) == []
