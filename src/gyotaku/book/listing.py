"""Lists of cases as they are shown."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import IPv6Address

import msgspec
from sqlalchemy import text

from gyotaku.book.database import Database
from gyotaku.book.filters import Filter
from gyotaku.book.keyrings import listed
from gyotaku.book.searching import Search
from gyotaku.book.statements import source

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


def find(database: Database, wanted: Filter, most: int = 50, after: str = "") -> list[Listed]:
    """List the newest cases that meet a filter; those behind the case with the hash `after`, where one is given."""
    with database.reading() as connection:
        found = Search(connection, database.kind, wanted, after=after).newest(most)
        if not found:
            return []
        words = f"SELECT {COLUMNS} FROM specimen WHERE {source('ids_among', database.kind)}"  # noqa: S608 - our own words
        rows = connection.execute(text(words), {"ids": listed(database.kind, found)})
        shown = {row.id: _listed(tuple(row)) for row in rows}
    return [shown[number] for number in found]


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
