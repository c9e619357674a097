"""A book read in pages: each case with everything that belongs to it, without holding the book in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Connection, Row

from gyotaku.book.statements import sql

PAGE = 200
_watcher: ContextVar[Callable[[int], object]] = ContextVar("watcher", default=lambda _count: None)

Rows = dict[int, list[Row[Any]]]


class Page:
    """Some cases that stand beside each other in the book; what belongs to them is read when it is asked for."""

    def __init__(self, connection: Connection, engine: str, rows: list[Row[Any]]) -> None:
        self.rows = rows
        self._connection = connection
        self._engine = engine
        self._asked = {"first": rows[0].id, "last": rows[-1].id}

    def of(self, name: str) -> Rows:
        """Return the rows of a statement `NAME_between`, by specimen."""
        found: Rows = defaultdict(list)
        for row in self._connection.execute(sql(f"{name}_between", self._engine), self._asked):
            found[row.specimen].append(row)
        return found


@contextmanager
def watched(watcher: Callable[[int], object]) -> Iterator[None]:
    """Tell `watcher` how many cases were passed, as often as some are, while this lasts."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def passed(count: int) -> None:
    """Tell who watches that so many cases are done."""
    _watcher.get()(count)


def pages(connection: Connection, engine: str, most: int = PAGE) -> Iterator[Page]:
    """Yield every case of a book, a page at a time, in the order they were added."""
    after = 0
    while rows := list(connection.execute(sql("specimens_page"), {"after": after, "most": most}).all()):
        yield Page(connection, engine, rows)
        passed(len(rows))
        after = rows[-1].id
