"""Lists of cases: by a filter, by words, newest first, at a speed that does not depend on the size of the book.

The engine's planner does not know which of several conditions is rare; so each indexed one is probed first. The rarest that few
rows meet leads the way; where all are common, the list walks from the newest and stops when it is full.
"""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import IPv6Address

import msgspec
from sqlalchemy import Connection, text

from gyotaku.book.database import Database
from gyotaku.book.filters import Condition, Filter
from gyotaku.book.keyrings import listed
from gyotaku.book.statements import source, sql
from gyotaku.book.words import fts5, phrases, tsquery

FEW = 5_000
"""Rows that are quickly looked up one by one."""
COLUMNS = "id, sha256, name, added, seen, label, judged, score, brand, pretexts, subject, sender, ip, campaign, version, sorted"


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One case in a list; as `--jsonl` prints it, every field always there."""

    sha256: str
    name: str
    seen: str | None
    """When the receiver took the mail in, else what its Date claims; RFC 3339, UTC. Null when it says neither."""
    label: str
    """The label in force: the analyst's where there is one."""
    judged: str
    """The verdict's own label."""
    score: int
    brand: str
    pretexts: tuple[str, ...]
    subject: str
    sender: str
    source_ip: str | None
    campaign: str
    version: int


def find(database: Database, wanted: Filter, most: int = 50) -> list[Listed]:
    """List the newest cases that meet a filter."""
    with database.reading() as connection:
        return [_listed(row) for row in _Search(connection, database.kind, wanted).rows(most)]


class _Search:
    def __init__(self, connection: Connection, kind: str, wanted: Filter) -> None:
        self._connection = connection
        self._kind = kind
        self._conditions = wanted.conditions
        asked = phrases(wanted.words) if wanted.words else []
        self._asked = (tsquery(asked) if kind == "postgresql" else fts5(asked)) if asked else ""
        self._nothing = bool(wanted.words.strip()) and not asked

    def rows(self, most: int) -> list[tuple[object, ...]]:
        """Return the newest rows."""
        if self._nothing:
            return []
        few = self._few()
        where = [condition.sql for condition in self._conditions] if few is None else self._checks(few)
        values = {name: value for condition in self._conditions for name, value in condition.values.items()}
        if few is not None:
            where.insert(0, source("ids_among", self._kind))
            values["ids"] = listed(self._kind, few[1])
        if self._asked and (few is None or few[0] is not None):
            where.append(source("words_hold", self._kind))
            values["asked"] = self._asked
        words = f"SELECT {COLUMNS} FROM specimen" + (f" WHERE {' AND '.join(where)}" if where else "")  # noqa: S608 - all bound
        found = self._connection.execute(text(words + " ORDER BY sorted DESC, id DESC LIMIT :most"), {**values, "most": most})
        return [tuple(row) for row in found]

    def _checks(self, few: tuple[Condition | None, list[int]]) -> list[str]:
        # The condition that leads needs no second look; the others must not tempt the planner to another index.
        return [one.slow or one.sql for one in self._conditions if one is not few[0]]

    def _few(self) -> tuple[Condition | None, list[int]] | None:
        """Find the condition (None: the words) that the fewest rows meet, with these rows; None when all are common."""
        best: tuple[Condition | None, list[int]] | None = None
        for condition in self._conditions:
            if condition.indexed:
                probe = text(f"SELECT id FROM specimen WHERE {condition.sql} LIMIT :most")  # noqa: S608 - all bound
                best = self._better(
                    best, condition, [row[0] for row in self._connection.execute(probe, {**condition.values, "most": FEW})]
                )
        if self._asked and (best is None or len(best[1]) > 200):
            asked = {"asked": self._asked, "most": FEW}
            best = self._better(best, None, [row[0] for row in self._connection.execute(sql("words_found", self._kind), asked)])
        return best

    @staticmethod
    def _better(
        best: tuple[Condition | None, list[int]] | None, condition: Condition | None, ids: list[int]
    ) -> tuple[Condition | None, list[int]] | None:
        if len(ids) >= FEW or (best is not None and len(best[1]) <= len(ids)):
            return best
        return condition, ids


def _listed(row: tuple[object, ...]) -> Listed:
    one = dict(zip(COLUMNS.split(", "), row, strict=True))
    return Listed(
        sha256=str(one["sha256"]),
        name=str(one["name"]),
        seen=moment(one["seen"]),
        label=str(one["label"]),
        judged=str(one["judged"]),
        score=int(str(one["score"])),
        brand=str(one["brand"]),
        pretexts=tuple(str(one["pretexts"]).split()),
        subject=str(one["subject"]),
        sender=str(one["sender"]),
        source_ip=address(str(one["ip"])),
        campaign=str(one["campaign"]),
        version=int(str(one["version"])),
    )


def moment(seconds: object) -> str | None:
    """Write a stored time as RFC 3339 in UTC; None stays None."""
    return None if seconds is None else datetime.fromtimestamp(int(str(seconds)), UTC).isoformat().replace("+00:00", "Z")


def address(digits: str) -> str | None:
    """Write a stored address as people do; empty text is None."""
    if not digits:
        return None
    whole = IPv6Address(int(digits, 16))
    return str(whole.ipv4_mapped or whole)
