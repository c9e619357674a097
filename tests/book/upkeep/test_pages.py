"""Reading a book in pages."""

from __future__ import annotations

from tests.book.upkeep.damage import filled

from gyotaku.book.facade import Book
from gyotaku.book.upkeep.pages import pages, watched


def test_pages_hold_every_case_once_with_what_belongs_to_it(book: Book) -> None:
    """In the order they were added, however small the pages."""
    names = filled(book)
    with book._database.reading() as connection:
        read = list(pages(connection, book._database.kind, 2))
        assert [row.sha256 for page in read for row in page.rows] == names
        documents = [page.of("documents") for page in read]
        assert [len(found[row.id]) for page, found in zip(read, documents, strict=True) for row in page.rows] == [1] * 4


def test_who_watches_is_told_of_every_case(book: Book) -> None:
    """Only while it lasts; nobody need watch."""
    filled(book)
    told: list[int] = []
    with book._database.reading() as connection:
        with watched(told.append):
            list(pages(connection, book._database.kind, 2))
        list(pages(connection, book._database.kind, 2))
    assert told == [2, 2]
