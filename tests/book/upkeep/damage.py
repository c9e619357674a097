"""Books to damage: a few cases of one campaign and a stranger, and the damage done to them."""

from __future__ import annotations

from sqlalchemy import text
from tests.book.mails import analysed, mail

from gyotaku.book.facade import Book
from gyotaku.book.upkeep.trouble import Trouble


def filled(book: Book, count: int = 3) -> list[str]:
    """Keep some mails of one campaign, the first with files of a capture, and a stranger; return their hashes."""
    case, raw = analysed(mail(1))
    entries = [book.entry(case, raw, {"page.png": b"picture"})]
    entries += [book.entry(*analysed(mail(number))) for number in range(2, count + 1)]
    stranger = mail(99, subject="Lunch on Friday?", domain="friend.example", text="See you at noon at the usual place.\n")
    return [one.sha256 for one in book.keep([*entries, book.entry(*analysed(stranger))])]


def damage(book: Book, *statements: str) -> None:
    """Change the tables behind the book's back."""
    with book._database.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))


def looked(book: Book) -> list[Trouble]:
    """Return what a check finds."""
    return list(book.upkeep().check().look())


def kinds(troubles: list[Trouble]) -> set[str]:
    """Return the kinds of what was found."""
    return {one.kind for one in troubles}
