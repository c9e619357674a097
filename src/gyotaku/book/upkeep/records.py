"""Records of an export beside those of a book: what is to be added, and adding it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert

from gyotaku.book.upkeep.archive import Archive
from gyotaku.errors import BookError

T = TypeVar("T")


def beyond(here: Sequence[T], there: Sequence[T]) -> list[T] | None:
    """Return what a record from elsewhere has beyond this one; None where the two went different ways."""
    if list(there[: len(here)]) == list(here):
        return list(there[len(here) :])
    return [] if list(here[: len(there)]) == list(there) else None


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], archive: Archive) -> None:
    """Write rows of an export; `BookError` for columns that a newer gyotaku knows."""
    if not rows:
        return
    known = {column.name for column in table.c}
    if any(set(row) - known for row in rows):
        raise BookError(str(archive.path), f"a row of {table.name} has columns this gyotaku does not know; update gyotaku")
    connection.execute(insert(table), list(rows))
