"""Books to test with: an empty one in a file, and one on a PostgreSQL that the tests start."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.book.servers import postgres

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The folder of the socket of a PostgreSQL server."""
    with postgres() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a book that is not there yet, on each engine."""
    if request.param == "sqlite":
        return str(tmp_path / "book.sqlite")
    return fresh(request.getfixturevalue("server"), tmp_path / "book.files")


def fresh(folder: str, files: Path) -> str:
    """Make an empty database; return the address of a book in it."""
    name = f"book{next(_numbers)}"
    with psycopg.connect(host=folder, user="gyotaku", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # a name of ours, numbered
    return f"postgresql:///{name}?host={folder}&user=gyotaku&files={files}"


@pytest.fixture
def book(where: str) -> Iterator[Book]:
    """Return an empty book on each engine."""
    one = Book(where, Campaigns(), create=True)
    yield one
    one.close()
