"""Named statements."""

from __future__ import annotations

import re
import sqlite3

import pytest
from sqlalchemy import text

from gyotaku.book.database import Database
from gyotaku.book.place import Place
from gyotaku.book.statements import migrations, names, script, source, sql

CONDITIONS = {"ids_among", "never_published", "published_as", "shared_as", "tagged", "words_candidates", "words_hold"}
"""Pieces of a statement, not statements."""


def test_every_statement_is_understood_by_its_engine(where: str) -> None:
    """The engine itself reads each one; a misspelt column cannot stay hidden until somebody needs it."""
    database = Database(Place(where))
    engines = {name: {engine for one, engine in names() if one == name} for name, _ in names()}
    with database.reading() as connection:
        for name, kinds in sorted(engines.items()):
            assert kinds <= {"sqlite", "postgresql"} or kinds == {""}, name
            if kinds.isdisjoint({"", database.kind}):
                continue
            words = source(name, database.kind)
            if name in CONDITIONS:
                words = f"SELECT 1 FROM specimen WHERE {words.replace('tagged', '')}"  # noqa: S608 - ours
            if database.kind == "sqlite":
                statement = text(f"EXPLAIN {words}")
                connection.execute(statement, dict.fromkeys(statement._bindparams, None))
            else:
                connection.exec_driver_sql(_prepared(words, name))
    database.close()


def _prepared(words: str, name: str) -> str:
    numbers: dict[str, int] = {}
    numbered = re.sub(r"(?<![:\w]):(\w+)", lambda found: f"${numbers.setdefault(found[1], len(numbers) + 1)}", words)
    return f"PREPARE {name}_ AS {numbered.replace('%', '%%')}"


def test_a_statement_is_found_by_its_name_and_engine() -> None:
    """What only one engine says differently is chosen by the engine."""
    assert "json_each" in str(sql("known_traits", "sqlite"))
    assert "ANY" in str(sql("known_traits", "postgresql"))
    with pytest.raises(KeyError):
        source("nothing", "sqlite")


def test_a_script_is_split_into_whole_statements() -> None:
    """Each piece of a migration is one statement."""
    for name in migrations("sqlite"):
        assert all(sqlite3.complete_statement(piece + ";") for piece in script("migrations", name))
