"""Keys in the database: their 64-bit names, their counts, and the neighbours they lead to."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import msgspec
from sqlalchemy import Connection

from gyotaku.book.ports import KEYS, NEAR, Key, Known, Mine, Near, Placer
from gyotaku.book.statements import sql
from gyotaku.model.case import Label

BRANDS = 9
GENUINE = {Label.LIKELY_GENUINE.value}


def number(key: Key) -> int:
    """Name a key by 64 signed bits."""
    digest = hashlib.blake2b(f"{key.family}\0{key.value}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def numbered(keys: Iterable[Key]) -> dict[int, Key]:
    """Name the keys of one case, each once, in order, at most `KEYS`."""
    named: dict[int, Key] = {}
    for key in keys:
        if key.value and len(named) < KEYS:
            named.setdefault(number(key), key)
    return named


def packed(hashes: Iterable[int]) -> bytes:
    """Write the names of a case's keys, 8 bytes each."""
    whole = list(hashes)
    return struct.pack(f">{len(whole)}q", *whole)


def unpacked(body: bytes) -> list[int]:
    """Read the names of a case's keys."""
    return list(struct.unpack(f">{len(body) // 8}q", bytes(body)))


def listed(kind: str, values: Sequence[int] | Sequence[str]) -> object:
    """Give a list to a statement: JSON for SQLite, an array for PostgreSQL."""
    return list(values) if kind == "postgresql" else msgspec.json.encode(values).decode()


def day(seconds: int | None) -> date | None:
    """Return the day (UTC) of a stored time."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).date()


class Keyrings:
    """The keys of a book, inside one transaction."""

    def __init__(self, connection: Connection, kind: str) -> None:
        self._connection = connection
        self._kind = kind

    def known(self, named: dict[int, Key]) -> dict[Key, Known]:
        """Say how often each key was seen; an unseen one has zeros."""
        found = dict.fromkeys(named.values(), Known())
        if named:
            rows = self._connection.execute(sql("known_traits", self._kind), {"hashes": listed(self._kind, list(named))})
            for name, cases, genuine, brands in rows:
                found[named[name]] = Known(cases=cases, genuine=genuine, brands=tuple(brands.split("\n")) if brands else ())
        return found

    def near(self, mine: Mine, named: dict[int, Key], known: dict[Key, Known], placer: Placer) -> tuple[Near, ...]:
        """List the newest holders of the keys that speak, each with all the keys it shares."""
        asked = [name for name, key in named.items() if known[key].cases and placer.speaks(key, known[key])]
        if not asked:
            return ()
        rows = self._connection.execute(sql("holders", self._kind), {"hashes": listed(self._kind, asked), "most": NEAR})
        shares: dict[int, list[Key]] = {}
        for name, specimen in rows:
            if specimen != mine.specimen:
                shares.setdefault(specimen, []).append(named[name])
        if not shares:
            return ()
        ids = listed(self._kind, sorted(shares))
        others = self._connection.execute(sql("neighbours", self._kind), {"ids": ids}).all()
        campaigns = {row.campaign for row in others if row.campaign}
        apart, pinned = self._apart(campaigns), self._pinned(campaigns)
        return tuple(
            Near(
                specimen=row.id,
                sha256=row.sha256,
                shares=tuple(sorted(shares[row.id])),
                brand=row.brand,
                label=row.label,
                seen=day(row.seen),
                campaign=row.campaign,
                fixed=bool(row.fixed) or row.campaign in pinned,
                apart=apart.get(row.campaign, ()),
            )
            for row in sorted(others, key=lambda one: -int(one.id))
        )

    def hold(self, mine: Mine, named: dict[int, Key], known: dict[Key, Known]) -> None:
        """Note that a specimen holds these keys."""
        if not named:
            return
        genuine = int(mine.label in GENUINE)
        seen = []
        for name, key in named.items():
            brands = known[key].brands
            if mine.brand and mine.brand not in brands and len(brands) < BRANDS:
                brands = (*brands, mine.brand)
            seen.append(
                {"hash": name, "family": key.family, "value": key.value[:200], "genuine": genuine, "brands": "\n".join(brands)}
            )
        self._connection.execute(sql("trait_seen"), seen)
        self._connection.execute(sql("hold"), [{"hash": name, "specimen": mine.specimen} for name in named])

    def release(self, specimen: int, hashes: Iterable[int], *, genuine: bool) -> None:
        """Take keys from a specimen; a key nobody holds is forgotten."""
        names = [{"hash": name, "specimen": specimen, "genuine": int(genuine)} for name in hashes]
        if names:
            self._connection.execute(sql("release"), names)
            self._connection.execute(sql("trait_unseen"), names)
            self._connection.execute(sql("traits_gone"), names)

    def judged(self, hashes: Iterable[int], change: int) -> None:
        """Note that one holder of these keys became genuine (+1) or is so no longer (-1)."""
        names = [{"hash": name, "change": change} for name in hashes]
        if names:
            self._connection.execute(sql("trait_genuine"), names)

    def of(self, specimen: int) -> list[int]:
        """List the names of the keys a specimen holds."""
        row = self._connection.execute(sql("keyring_of"), {"specimen": specimen}).first()
        return unpacked(row.hashes) if row else []

    def named(self, hashes: Iterable[int]) -> dict[int, tuple[Key, Known]]:
        """Look up keys by their names."""
        asked = sorted(set(hashes))
        found: dict[int, tuple[Key, Known]] = {}
        for at in range(0, len(asked), 5_000):
            some = listed(self._kind, asked[at : at + 5_000])
            for row in self._connection.execute(sql("traits_named", self._kind), {"hashes": some}):
                brands = tuple(row.brands.split("\n")) if row.brands else ()
                key = Key(family=row.family, value=row.value)
                found[row.hash] = (key, Known(cases=row.cases, genuine=row.genuine, brands=brands))
        return found

    def _pinned(self, campaigns: set[str]) -> set[str]:
        if not campaigns:
            return set()
        asked = {"ids": listed(self._kind, sorted(campaigns))}
        return set(self._connection.execute(sql("pinned_among", self._kind), asked).scalars())

    def _apart(self, campaigns: set[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for one in sorted(campaigns):
            rows = self._connection.execute(sql("apart_from"), {"campaign": one}).all()
            if rows:
                found[one] = tuple(row.other for row in rows)
        return found
