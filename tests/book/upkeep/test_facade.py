"""Looking after a book, as it is handed out."""

from __future__ import annotations

from gyotaku.book.facade import Book


def test_a_book_hands_out_what_there_is_to_do_about_it(book: Book) -> None:
    """Each piece of work on the book itself stands behind one door."""
    assert list(book.upkeep().check().look()) == []
