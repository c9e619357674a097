"""What a migration of SQLite asks of Python: the words of a stored case, as the full text holds them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from sqlalchemy import Connection, text

from gyotaku.book.documents import unpack
from gyotaku.book.words import cut, searchable
from gyotaku.errors import BookError

STEP = 5_000
"""Cases after which it is told how far the work is."""


def teach(connection: Connection, told: Callable[[str], object] | None = None) -> None:
    """Give this connection `words_of(document, subject, sender)`; `told` hears how many cases it was asked for."""
    raw = connection.connection.driver_connection
    assert raw is not None
    turns = count(1)
    whole = connection.execute(text("SELECT count(*) FROM specimen")).scalar_one() if told is not None else 0

    def words_of(body: bytes | None, subject: str, sender: str) -> str:
        if told is not None and (turn := next(turns)) % STEP == 0:
            told(f"the full text is written anew: {turn:,} of {whole:,} cases")
        return told_by(body, subject, sender)

    raw.create_function("words_of", 3, words_of)


def told_by(body: bytes | None, subject: str, sender: str) -> str:
    """Return the words of a stored case; of one that cannot be read (`gyotaku book check` tells) those of its line in a list."""
    try:
        if body is not None:
            return searchable(unpack(body, ""))
    except BookError:
        pass
    return " ".join(cut(f"{subject}\n{sender}"))
