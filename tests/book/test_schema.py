"""The schema and its migrations."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from tests.book.conftest import fresh
from tests.book.mails import analysed, mail
from tests.book.servers import programs

from gyotaku.book.database import Database
from gyotaku.book.documents import pack
from gyotaku.book.filters import Filter
from gyotaku.book.place import Place
from gyotaku.book.schema import METADATA, VERSION
from gyotaku.book.searching import Search
from gyotaku.book.statements import migrations, script
from gyotaku.book.words import searchable


def _objects(path: Path) -> list[tuple[str, str, str]]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
        ).fetchall()
    connection.close()
    return [(kind, name, re.sub(r"\s+", " ", sql).strip()) for kind, name, sql in rows]


def test_the_migrations_give_the_schema_on_sqlite(tmp_path: Path) -> None:
    """A book made step by step is the book the tables describe, word for word."""
    Database(Place(str(tmp_path / "steps.sqlite"))).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'whole.sqlite'}")
    with engine.begin() as connection:
        METADATA.create_all(connection)
        for statement in script("schema", "sqlite.sql"):
            connection.exec_driver_sql(statement)
    engine.dispose()
    assert _objects(tmp_path / "steps.sqlite") == _objects(tmp_path / "whole.sqlite")


def _dump(folder: str, url: str) -> str:
    name = re.findall(r"///(\w+)\?", url)[0]
    bin_folder = programs()
    assert bin_folder is not None
    command = [bin_folder / "pg_dump", "--schema-only", "--no-owner", "-h", folder, "-U", "gyotaku", name]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - Debian's own program
    # The dump's own key against injection differs each time.
    return "\n".join(line for line in run.stdout.splitlines() if not line.startswith(("--", "\\")))


def test_the_migrations_give_the_schema_on_postgresql(server: str, tmp_path: Path) -> None:
    """The server's own dump of both is the same."""
    steps, whole = fresh(server, tmp_path), fresh(server, tmp_path)
    Database(Place(steps)).close()
    engine = create_engine(Place(whole).url)
    with engine.begin() as connection:
        METADATA.create_all(connection)
        for statement in script("schema", "postgresql.sql"):
            connection.exec_driver_sql(statement)
    engine.dispose()
    assert _dump(server, steps) == _dump(server, whole)


def test_every_migration_stands_for_both_engines() -> None:
    """The newest one carries the schema's number."""
    numbers = [[int(name.split("-")[0]) for name in migrations(engine)] for engine in ("sqlite", "postgresql")]
    assert numbers[0] == numbers[1] == list(range(1, VERSION + 1))


@pytest.mark.parametrize("table", ["decision", "edition"])
def test_what_an_analyst_wrote_cannot_be_rewritten(where: str, table: str) -> None:
    """The database itself refuses to change a decision or an edition."""
    database = Database(Place(where))
    row = {"sha256": "0" * 64, "name": "", "kind": "eml", "size": 1, "raw": True, "added": 1, "version": 1, "label": "phishing"}
    row |= dict.fromkeys(("judged", "brand", "category", "pretexts", "subject", "sender", "sender_reversed", "tld"), "")
    row |= {"sender_class": "", "ip": "", "hosting": "", "score": 1, "unwanted": 1, "spoofed": False, "sorted": 1}
    shared = {"specimen": 1, "at": 1, "author": "a", "reason": ""}
    kinds: dict[str, dict[str, object]] = {
        "decision": {"kind": "note", "value": "x"},
        "edition": {"publication": "p", "version": 1, "case_version": 1, "state": "published", "changes": "{}", "texts": b""},
    }
    with database.writing() as connection:
        connection.execute(METADATA.tables["specimen"].insert(), row)
        connection.execute(METADATA.tables[table].insert(), {**shared, **kinds[table]})
    with database._engine.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
        connection.execute(text(f"UPDATE {table} SET author = 'b'"))  # noqa: S608 - ours
    database.close()


def test_the_driver_for_postgresql_is_only_named_here() -> None:
    """The driver is an extra of the install; the tests have it."""
    assert psycopg.__version__


def _of_the_first_form(where: str, raw: bytes) -> str:
    """Make a book of the first form with one case in it, number 7; return its engine."""
    case, _ = analysed(raw)
    engine = create_engine(Place(where).url)
    kind = engine.dialect.name
    row = {"id": 7, "sha256": "0" * 64, "kind": "eml", "size": 1, "raw": True, "added": 1, "version": 1, "label": "phishing"}
    row |= dict.fromkeys(("name", "judged", "brand", "category", "pretexts", "subject", "sender", "sender_reversed", "tld"), "")
    row |= {"sender_class": "", "ip": "", "hosting": "", "score": 1, "unwanted": 1, "spoofed": False, "sorted": 1_750_000_000}
    made = {"id": 3, "specimen": 7, "version": 1, "made": 1, "why": "added", "tool": "x", "label": "phishing", "score": 1}
    add = {
        "sqlite": "INSERT INTO words (rowid, body) VALUES (7, :words)",
        "postgresql": "INSERT INTO words (specimen, body) VALUES (7, to_tsvector('simple', :words))",
    }
    with engine.begin() as connection:
        for statement in script("migrations", f"0001-book.{kind}.sql"):
            connection.exec_driver_sql(statement)
        connection.execute(text("INSERT INTO setting (name, value) VALUES ('schema', '1'), ('files', '/nowhere')"))
        connection.execute(METADATA.tables["specimen"].insert(), row)
        connection.execute(METADATA.tables["case_version"].insert(), made)
        connection.execute(METADATA.tables["document"].insert(), {"case_version": 3, "body": pack(case)})
        connection.execute(text(add[kind]), {"words": searchable(case)})
    engine.dispose()
    return kind


def test_a_book_of_the_first_form_keeps_its_full_text(where: str) -> None:
    """The texts of the index are written again, in their order, under the day of each mail."""
    kind = _of_the_first_form(where, mail(1, subject="いつもの ab", text="ポケットカード"))
    told: list[str] = []
    database = Database(Place(where), told=told.append)
    assert told[-1].endswith(f"0002-order.{kind}.sql, step {len(told)} of {len(told)}")
    database.close()
    database = Database(Place(where), told=told.clear)  # type: ignore[arg-type]  # would fail: there is nothing to tell
    with database.reading() as connection:
        for words, found in (
            ("いつも", [7]),
            ("いつもの ab", [7]),
            ('"いつもの ab"', [7]),
            ('"ab いつも"', []),
            ("ポケット", [7]),
        ):
            assert Search(connection, kind, Filter(words=words)).newest(5) == found
    database.close()
