"""Published reports: a stable id, numbered editions, what each correction changed in words, and retraction.

draft → published → corrected* → retracted        a retracted report may be published again, as a correction
"""

from __future__ import annotations

import difflib
import time
from datetime import UTC, datetime
from typing import Any

import msgspec
import zstandard
from sqlalchemy import Connection, Row, insert

from gyotaku.book.database import Database
from gyotaku.book.keyrings import listed
from gyotaku.book.schema import edition
from gyotaku.book.statements import sql
from gyotaku.errors import UsageError
from gyotaku.model.case import Edition

LARGEST = 64 * 1024 * 1024
MOST = 200
"""Most differences kept in words; more is recorded as cut."""


def publication_id(sha256: str) -> str:
    """Return the id under which the report on a specimen is published, always the same."""
    return f"gyotaku-{sha256[:12]}"


def publish(database: Database, sha256: str, texts: dict[str, str], *, author: str, because: str = "") -> Edition:
    """Record a publication, or a correction of the one before; `texts` is the report in plain words by language.

    A correction needs a reason and a difference: without one the report is the same and `UsageError` says so.
    """
    if not author.strip():
        raise UsageError("A publication needs a name: --by NAME.")
    with database.writing() as connection:
        before = _last(connection, sha256)
        changes: dict[str, tuple[str, ...]] = {}
        if before is not None:
            if not because.strip():
                raise UsageError("This report was published before; a correction needs a reason: --because TEXT.")
            changes = differences(texts_of(before.texts), texts)
            if not changes and before.state != "retracted":
                raise UsageError("Nothing changed since the report was published; there is nothing to correct.")
        state = "published" if before is None else "corrected"
        return _write(connection, database.kind, sha256, (state, author, because), (changes, texts))


def retract(database: Database, sha256: str, *, author: str, because: str) -> Edition:
    """Record that a published report no longer stands, and why."""
    if not author.strip() or not because.strip():
        raise UsageError("A retraction needs a name and a reason: --by NAME --because TEXT.")
    with database.writing() as connection:
        before = _last(connection, sha256)
        if before is None:
            raise UsageError("This report was never published; there is nothing to retract.")
        if before.state == "retracted":
            raise UsageError("This report is retracted already.")
        return _write(connection, database.kind, sha256, ("retracted", author, because), ({}, texts_of(before.texts)))


def editions(connection: Connection, sha256: str) -> list[Edition]:
    """List the editions of a specimen's report, oldest first."""
    return [_edition(row) for row in connection.execute(sql("editions_of"), {"sha256": sha256})]


def differences(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Say in the report's own words what changed, language by language; a language without a change is left out."""
    found: dict[str, tuple[str, ...]] = {}
    for language in sorted(before.keys() | after.keys()):
        old, new = before.get(language, "").splitlines(), after.get(language, "").splitlines()
        lines = [line for line in difflib.ndiff(old, new) if line[:2] in {"- ", "+ "} and line[2:].strip()]
        if lines:
            found[language] = (*lines[:MOST], *(["… (cut)"] if len(lines) > MOST else []))
    return found


def last_texts(connection: Connection, sha256: str) -> dict[str, str]:
    """Return the newest edition in plain words, by language; empty when there is none."""
    before = _last(connection, sha256)
    return texts_of(before.texts) if before is not None else {}


def _last(connection: Connection, sha256: str) -> Row[Any] | None:
    rows = connection.execute(sql("editions_of"), {"sha256": sha256}).all()
    return rows[-1] if rows else None


def texts_of(body: bytes) -> dict[str, str]:
    """Return the texts of a stored edition, by language."""
    raw = zstandard.ZstdDecompressor().decompress(bytes(body), max_output_size=LARGEST)
    return msgspec.json.decode(raw, type=dict[str, str])


def _write(
    connection: Connection,
    kind: str,
    sha256: str,
    said: tuple[str, str, str],
    changed: tuple[dict[str, tuple[str, ...]], dict[str, str]],
) -> Edition:
    state, author, because = said
    changes, texts = changed
    asked = {"hashes": listed(kind, [sha256])}
    row = connection.execute(sql("specimens_by_hash", kind), asked).one()
    before = connection.execute(sql("editions_of"), {"sha256": sha256}).all()
    made = {
        "publication": publication_id(sha256),
        "version": len(before) + 1,
        "specimen": row.id,
        "case_version": row.version,
        "at": int(time.time()),
        "author": author.strip()[:200],
        "state": state,
        "reason": because.strip(),
        "changes": msgspec.json.encode(changes).decode(),
        "texts": zstandard.ZstdCompressor(level=9).compress(msgspec.json.encode(texts)),
    }
    connection.execute(insert(edition), made)
    return _edition(connection.execute(sql("editions_of"), {"sha256": sha256}).all()[-1])


def _edition(row: Row[Any]) -> Edition:
    return Edition(
        publication=row.publication,
        version=row.version,
        state=row.state,
        at=datetime.fromtimestamp(row.at, UTC),
        author=row.author,
        because=row.reason,
        case_version=row.case_version,
        changes=msgspec.json.decode(row.changes, type=dict[str, tuple[str, ...]]),
    )
