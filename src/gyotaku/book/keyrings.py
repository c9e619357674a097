"""Keys in the database: their 64-bit names, their counts, and the neighbours they lead to."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import msgspec
from sqlalchemy import Connection

from gyotaku.book.ports import KEYS, NEAR, UNSEEN, Key, Known, Mine, Near, Placer
from gyotaku.book.statements import many, sql
from gyotaku.model.case import Label

BRANDS = 9
MOST_ASKED = 5_000
"""Keys asked for at once."""
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


def _once_more(before: Known, brand: str, genuine: int) -> Known:
    brands = before.brands
    if brand and brand not in brands and len(brands) < BRANDS:
        brands = (*brands, brand)
    return Known(cases=before.cases + 1, genuine=before.genuine + genuine, brands=brands)


class Stands:
    """A specimen as its neighbours see it, and where it stands by now."""

    __slots__ = ("brand", "campaign", "fixed", "label", "moment", "seen", "sha256", "specimen")

    def __init__(self, mine: Mine, moment: int, campaign: str, *, fixed: bool = False) -> None:
        self.specimen = mine.specimen
        self.sha256 = mine.sha256
        self.brand = mine.brand
        self.label = mine.label
        self.seen = mine.seen
        self.moment = moment
        self.campaign = campaign
        self.fixed = fixed


class Keyrings:
    """The keys of a book, inside one transaction.

    What a batch asks is fetched once for all of it, and what it adds is written once, by `flush`; in between the answers are
    as if each case had been written at once.
    """

    def __init__(self, connection: Connection, kind: str) -> None:
        self._connection = connection
        self._kind = kind
        self._known: dict[int, Known] = {}
        self._holders: dict[int, list[int]] = {}
        """The newest holders of a key, newest first."""
        self._stands: dict[int, Stands] = {}
        self._asked: set[str] = set()
        self._apart: dict[str, tuple[str, ...]] = {}
        self._pinned: set[str] = set()
        self._held: dict[int, tuple[Key, Known, list[int]]] = {}
        """What is not written yet: a key, how it stood before, and its new holders."""

    def foresee(self, rings: Iterable[dict[int, Key]], placer: Placer) -> None:
        """Fetch what placing cases with these keys will ask."""
        named = {name: key for ring in rings for name, key in ring.items()}
        known = self.known(named)
        asked = [name for name, key in named.items() if known[key].cases and placer.speaks(key, known[key])]
        self._fetch_holders(asked)
        others = self._others({specimen for name in asked for specimen in self._holders[name]})
        self._about({one.campaign for one in others if one.campaign})

    def known(self, named: dict[int, Key]) -> dict[Key, Known]:
        """Say how often each key was seen; an unseen one has zeros."""
        self._fetch(named)
        return {key: self._known[name] for name, key in named.items()}

    def _fetch(self, named: Iterable[int]) -> None:
        missing = [name for name in named if name not in self._known]
        for at in range(0, len(missing), MOST_ASKED):
            some = missing[at : at + MOST_ASKED]
            self._known.update(dict.fromkeys(some, UNSEEN))
            rows = self._connection.execute(sql("known_traits", self._kind), {"hashes": listed(self._kind, some)}).all()
            for name, cases, genuine, brands in rows:
                self._known[name] = Known(cases=cases, genuine=genuine, brands=tuple(brands.split("\n")) if brands else ())

    def near(self, mine: Mine, named: dict[int, Key], known: dict[Key, Known], placer: Placer) -> tuple[Near, ...]:
        """List the newest holders of the keys that speak, each with all the keys it shares."""
        asked = [name for name, key in named.items() if known[key].cases and placer.speaks(key, known[key])]
        self._fetch_holders(asked)
        shares: dict[int, list[Key]] = {}
        for name in asked:
            for specimen in self._holders[name]:
                if specimen != mine.specimen:
                    shares.setdefault(specimen, []).append(named[name])
        others = self._others(shares)
        self._about({one.campaign for one in others if one.campaign})
        return tuple(
            Near(
                specimen=one.specimen,
                sha256=one.sha256,
                shares=tuple(sorted(shares[one.specimen])),
                brand=one.brand,
                label=one.label,
                seen=one.seen,
                campaign=one.campaign,
                fixed=one.fixed or one.campaign in self._pinned,
                apart=self._apart.get(one.campaign, ()),
            )
            for one in others
        )

    def moment(self, specimen: int) -> int:
        """Return the moment that a neighbour is sorted by."""
        return self._stands[specimen].moment

    def stands(self, mine: Mine, moment: int, campaign: str) -> None:
        """Note where a specimen was placed, for those that come after it."""
        self._stands[mine.specimen] = Stands(mine, moment, campaign)

    def hold(self, mine: Mine, named: dict[int, Key]) -> None:
        """Note that a specimen holds these keys."""
        self._fetch(named)
        genuine = int(mine.label in GENUINE)
        first = Known(cases=1, genuine=genuine, brands=(mine.brand,) if mine.brand else ())
        for name, key in named.items():
            before = self._known[name]
            self._known[name] = _once_more(before, mine.brand, genuine) if before.cases else first
            if name in self._holders:
                self._holders[name] = [mine.specimen, *self._holders[name][: NEAR - 1]]
            elif not before.cases:
                self._holders[name] = [mine.specimen]
            self._held.setdefault(name, (key, before, []))[2].append(mine.specimen)

    def flush(self) -> None:
        """Write what was noted, in the order of the keys: neighbours in the table lie on one page."""
        if not self._held:
            return
        seen, held = [], []
        for name, (key, before, specimens) in sorted(self._held.items()):
            now = self._known[name]
            seen.append(
                {
                    "hash": name,
                    "family": key.family,
                    "value": key.value[:200],
                    "cases": now.cases - before.cases,
                    "genuine": now.genuine - before.genuine,
                    "brands": "\n".join(now.brands),
                }
            )
            held += [{"hash": name, "specimen": specimen} for specimen in sorted(specimens)]
        many(self._connection, "trait_seen", seen)
        many(self._connection, "hold", held)
        self._held = {}

    def moved(self, specimens: Iterable[int], campaign: str) -> None:
        """Note that neighbours came into a campaign: their own, or a new one, of which nobody has said anything."""
        self._asked.add(campaign)
        for specimen in specimens:
            self._stands[specimen].campaign = campaign

    def regrouped(self) -> None:
        """Forget where everybody stands: campaigns were merged or taken apart."""
        self._stands.clear()

    def _fetch_holders(self, asked: list[int]) -> None:
        missing = [name for name in asked if name not in self._holders]
        if not missing:
            return
        self.flush()
        self._holders.update((name, []) for name in missing)
        rows = self._connection.execute(sql("holders", self._kind), {"hashes": listed(self._kind, missing), "most": NEAR}).all()
        for name, specimen in rows:
            self._holders[name].append(specimen)
        for name in missing:
            self._holders[name].sort(reverse=True)

    def _others(self, specimens: Iterable[int]) -> list[Stands]:
        """Return where specimens stand, newest first."""
        numbers = sorted(specimens, reverse=True)
        missing = [one for one in numbers if one not in self._stands]
        if missing:
            asked = {"ids": listed(self._kind, missing)}
            for row in self._connection.execute(sql("neighbours", self._kind), asked).all():
                number, sha256, brand, label, seen, moment, campaign, fixed = row
                mine = Mine(specimen=number, sha256=sha256, keys=(), brand=brand, label=label, seen=day(seen))
                self._stands[number] = Stands(mine, moment, campaign, fixed=bool(fixed))
        return [self._stands[one] for one in numbers if one in self._stands]

    def _about(self, campaigns: set[str]) -> None:
        """Fetch what analysts said of campaigns: which are pinned, and which must never become one."""
        asked = sorted(campaigns - self._asked)
        if not asked:
            return
        self._asked.update(asked)
        ids = {"ids": listed(self._kind, asked)}
        self._pinned.update(self._connection.execute(sql("pinned_among", self._kind), ids).scalars())
        for one, other in self._connection.execute(sql("apart_among", self._kind), ids).all():
            self._apart[one] = (*self._apart.get(one, ()), other)

    def _forget(self) -> None:
        self.flush()
        for known in (self._known, self._holders):
            known.clear()

    def release(self, specimen: int, hashes: Iterable[int], *, genuine: bool) -> None:
        """Take keys from a specimen; a key nobody holds is forgotten."""
        self._forget()
        names = [{"hash": name, "specimen": specimen, "genuine": int(genuine)} for name in hashes]
        if names:
            self._connection.execute(sql("release"), names)
            self._connection.execute(sql("trait_unseen"), names)
            self._connection.execute(sql("traits_gone"), names)

    def judged(self, hashes: Iterable[int], change: int) -> None:
        """Note that one holder of these keys became genuine (+1) or is so no longer (-1)."""
        self._forget()
        names = [{"hash": name, "change": change} for name in hashes]
        if names:
            self._connection.execute(sql("trait_genuine"), names)

    def of(self, specimen: int) -> list[int]:
        """List the names of the keys a specimen holds."""
        row = self._connection.execute(sql("keyring_of"), {"specimen": specimen}).first()
        return unpacked(row.hashes) if row else []

    def named(self, hashes: Iterable[int]) -> dict[int, tuple[Key, Known]]:
        """Look up keys by their names."""
        self.flush()
        asked = sorted(set(hashes))
        found: dict[int, tuple[Key, Known]] = {}
        for at in range(0, len(asked), MOST_ASKED):
            some = listed(self._kind, asked[at : at + MOST_ASKED])
            for row in self._connection.execute(sql("traits_named", self._kind), {"hashes": some}):
                brands = tuple(row.brands.split("\n")) if row.brands else ()
                key = Key(family=row.family, value=row.value)
                found[row.hash] = (key, Known(cases=row.cases, genuine=row.genuine, brands=brands))
        return found
