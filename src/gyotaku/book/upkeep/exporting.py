"""Writing a book in its portable form, while it is in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import zstandard
from sqlalchemy import Boolean, Connection, Row, Table

from gyotaku import __version__
from gyotaku.book.blobs import Blobs
from gyotaku.book.database import Database
from gyotaku.book.documents import json_of
from gyotaku.book.editions import texts_of
from gyotaku.book.placing import Told
from gyotaku.book.schema import apart, campaign, decision, edition, figure
from gyotaku.book.statements import sql
from gyotaku.book.upkeep.archive import Analysed, Archive, Columns, Exported, Manifest, Printed, Writer, written
from gyotaku.book.upkeep.pages import Page, pages
from gyotaku.errors import BookError

HELD = {"specimen", "texts"}
"""Columns that are numbers of this book, or stand elsewhere."""
COUNTED = {"cases", "first", "last"}


def export(database: Database, blobs: Blobs, path: Path) -> Manifest:
    """Write the book as it stands now to a new file, and read it again; others may go on working.

    Raises `BookError` when a case cannot be read (`gyotaku book check` tells more); missing bytes are noted in the manifest.
    """
    made = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    with written(path) as partial:
        writer = Writer(partial)
        try:
            manifest = _written(database, blobs, writer, made)
        finally:
            writer.abandon()
        archive = Archive(partial)
        archive.verify()
        archive.close()
    return manifest


def _written(database: Database, blobs: Blobs, writer: Writer, made: str) -> Manifest:
    # Held so that nobody prunes bytes that are still to be written.
    with database.at_work(), database.still() as connection:
        named: dict[str, None] = {}
        writer.lines("cases", _cases(connection, database, named))
        writer.lines("campaigns", _rows(connection, "campaigns_all", campaign, COUNTED))
        writer.lines("events", (dict(row._mapping) for row in connection.execute(sql("events_all"))))  # noqa: SLF001 - public
        writer.lines("apart", _rows(connection, "apart_all", apart))
        writer.lines("figures", _rows(connection, "figures_all", figure))
        for sha256 in named:
            writer.blob(sha256, blobs.get)
        return writer.close(f"gyotaku/{__version__}", made)


def _rows(connection: Connection, name: str, table: Table, without: set[str] | None = None) -> Iterator[Columns]:
    for row in connection.execute(sql(name)):
        yield columns_of(row, table, without)


def columns_of(row: Row[Any], table: Table, without: set[str] | None = None) -> Columns:
    """Return a row by its columns' names, truth values as such on both engines."""
    left = HELD | (without or set())
    said = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
    return {
        column.name: bool(said[column.name]) if isinstance(column.type, Boolean) else said[column.name]
        for column in table.c
        if column.name not in left and column.name in said
    }


def _cases(connection: Connection, database: Database, named: dict[str, None]) -> Iterator[Exported]:
    for page in pages(connection, database.kind):
        for one in exported(page):
            named.update(dict.fromkeys([*([one.sha256] if one.raw else []), *one.files.values()]))
            yield one


def exported(page: Page) -> Iterator[Exported]:
    """Yield the cases of a page in their portable form."""
    documents, files, rings = page.of("documents"), page.of("files"), page.of("keyrings")
    decisions, editions = page.of("decisions"), page.of("editions")
    for row in page.rows:
        yield Exported(
            sha256=row.sha256,
            name=row.name,
            kind=row.kind,
            size=row.size,
            carrier=row.carrier,
            origin=row.origin,
            raw=bool(row.raw),
            added=row.added,
            version=row.version,
            campaign=row.campaign,
            fixed=bool(row.fixed),
            versions=tuple(_version(row.sha256, one) for one in documents[row.id]),
            decisions=tuple(columns_of(one, decision) for one in decisions[row.id]),
            editions=tuple(Printed(columns=columns_of(one, edition), texts=texts_of(one.texts)) for one in editions[row.id]),
            files={one.name: one.sha256 for one in files[row.id]},
            similar=tuple(msgspec.json.decode(rings[row.id][0].alike, type=list[Told])) if row.id in rings else (),
        )


def _version(sha256: str, row: Row[Any]) -> Analysed:
    try:
        if row.body is None:
            raise BookError(sha256, f"version {row.version} of the case is missing; gyotaku book check tells more")
        body = json_of(row.body)
    except zstandard.ZstdError as error:
        why = f"version {row.version} of the case is damaged: {error}; gyotaku book check tells more"
        raise BookError(sha256, why) from error
    return Analysed(version=row.version, made=row.made, why=row.why, tool=row.tool, case=msgspec.Raw(body))
