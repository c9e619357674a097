"""Taking an export into a book. What the book has is never overwritten: an import only goes on where the book's own record ends.

A case that is new comes as it was: versions, decisions, editions, campaign. Of a case the book has, each record (versions,
decisions, editions, what happened to a campaign) is compared: where the book's is the beginning of the export's, the rest is
appended; where the two went different ways, the book's own stands and that is counted. So a second import does nothing, a stopped
one goes on.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from gyotaku.book.blobs import Blobs
from gyotaku.book.database import Database
from gyotaku.book.keyrings import listed
from gyotaku.book.ports import Placer
from gyotaku.book.schema import apart, campaign, campaign_event, figure
from gyotaku.book.statements import sql
from gyotaku.book.upkeep.archive import Archive, Exported
from gyotaku.book.upkeep.pages import passed
from gyotaku.book.upkeep.records import beyond, insert_rows
from gyotaku.book.upkeep.taking import Imported, Taking
from gyotaku.errors import BookError

BATCH = 200
"""Cases that are confirmed together."""
CAMPAIGNS = 200
"""Campaigns whose events are confirmed together; one with more events is by itself."""
AT_ONCE = 8
"""Blobs written at once."""
HASH = re.compile(r"[0-9a-f]{64}")


def take(database: Database, blobs: Blobs, placer: Placer, path: Path) -> Imported:
    """Take an export in, batch by batch; each is durable."""
    archive = Archive(path)
    done = Imported(missing=len(archive.manifest.missing))
    try:
        with database.at_work():
            with database.writing() as connection:
                _campaigns(connection, archive)
            cases = archive.lines("cases", Exported)
            while batch := list(islice(cases, BATCH)):
                _bytes(archive, blobs, batch)
                with database.writing() as connection:
                    Taking(connection, database.kind, placer, archive).take(batch, done)
                passed(len(batch))
            _events(database, archive)
    finally:
        archive.close()
    return done


def _bytes(archive: Archive, blobs: Blobs, batch: list[Exported]) -> None:
    """Take the bytes of some cases in; waiting for the disk together takes hardly longer than waiting for one."""
    named = {sha256 for one in batch for sha256 in [*([one.sha256] if one.raw else []), *one.files.values()]}
    if not all(HASH.fullmatch(sha256) for sha256 in named.union(one.sha256 for one in batch)):
        raise BookError(str(archive.path), "a case is not named by a hash")
    wanted = sorted(sha256 for sha256 in named if archive.has(sha256) and not blobs.has(sha256))
    if wanted:
        blobs.expect(wanted)
        with ThreadPoolExecutor(AT_ONCE) as writers:
            for _ in writers.map(lambda sha256: blobs.put(sha256, archive.blob(sha256)), wanted):
                pass


def _campaigns(connection: Connection, archive: Archive) -> None:
    """Take in campaigns, what must stay apart, and public figures that are not here."""
    for name, table, statement in (
        ("campaigns", campaign, "campaigns_all"),
        ("apart", apart, "apart_all"),
        ("figures", figure, "figures_all"),
    ):
        keys = [column.name for column in table.primary_key]
        here = {tuple(row._mapping[key] for key in keys) for row in connection.execute(sql(statement))}  # noqa: SLF001 - public
        empty = {"cases": 0, "first": 0, "last": 0} if table is campaign else {}
        for one in archive.lines(name, dict):
            if tuple(one.get(key) for key in keys) not in here:
                insert_rows(connection, table, [{**one, **empty}], archive)


def _events(database: Database, archive: Archive) -> None:
    def whose(event: dict[str, Any]) -> str:
        return str(event["campaign"])

    some: dict[str, list[dict[str, Any]]] = {}
    for name, events in groupby(archive.lines("events", dict), whose):
        some[name] = [*some.get(name, ()), *events]
        if len(some) == CAMPAIGNS or len(some[name]) > CAMPAIGNS:
            _happened(database, archive, some)
            some = {}
    _happened(database, archive, some)


def _happened(database: Database, archive: Archive, some: dict[str, list[dict[str, Any]]]) -> None:
    """Take in what happened to some campaigns, where the book's own record of them ends."""
    with database.writing() as connection:
        rest: list[dict[str, Any]] = []
        for name, events in some.items():
            here = [dict(row._mapping) for row in connection.execute(sql("events_of"), {"campaign": name})]  # noqa: SLF001 - public
            rest += beyond(here, events) or []
        hashes = listed(database.kind, [str(one["sha256"]) for one in rest if one["sha256"]])
        rows = connection.execute(sql("specimens_by_hash", database.kind), {"hashes": hashes})
        numbers = {row.sha256: row.id for row in rows}
        made = [{**one, "specimen": numbers.get(one["sha256"])} for one in rest]
        for one in made:
            del one["sha256"]
        insert_rows(connection, campaign_event, made, archive)
