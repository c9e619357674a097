"""Writing a book in its portable form."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.book.upkeep.damage import damage, filled

from gyotaku.book.facade import Book
from gyotaku.book.upkeep.archive import Archive, Exported
from gyotaku.errors import BookError


def test_an_export_holds_every_case_with_its_records_and_bytes(book: Book, tmp_path: Path) -> None:
    """Decisions, editions, files and the mail; nothing of the book's own numbers."""
    names = filled(book)
    book.decide(names[0], [("note", "メモ")], author="Sato")
    book.publish(names[0], {"ja": "報告"}, author="Sato")
    manifest = book.upkeep().export(tmp_path / "e.zip")
    assert manifest.counts == {"cases": 4, "campaigns": 1, "events": 2, "apart": 0, "figures": 0, "blobs": 5}
    archive = Archive(tmp_path / "e.zip")
    one = next(archive.lines("cases", Exported))
    assert (one.sha256, one.decisions[0]["value"], one.editions[0].texts) == (names[0], "メモ", {"ja": "報告"})
    assert archive.blob(one.files["1/page.png"]) == b"picture"
    assert "specimen" not in one.decisions[0]
    archive.close()


def test_bytes_that_are_missing_are_named(book: Book, tmp_path: Path) -> None:
    """The rest is exported: one lost mail must not hold back ten thousand."""
    names = filled(book)
    book._blobs.drop(names[1])
    assert book.upkeep().export(tmp_path / "e.zip").missing == (names[1],)


def test_a_case_that_cannot_be_read_stops_the_export(book: Book, tmp_path: Path) -> None:
    """An export without it would look whole; no file is left."""
    names = filled(book)
    damage(book, "DELETE FROM document WHERE case_version = 2")
    with pytest.raises(BookError, match=f"{names[1]}: version 1 of the case is missing; gyotaku book check"):
        book.upkeep().export(tmp_path / "e.zip")
    assert list(tmp_path.glob("e.zip*")) == []
