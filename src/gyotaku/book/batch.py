"""Writing a batch of cases inside one transaction: rows, words, keys, campaign, counts."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, update

from gyotaku.book.documents import unpack
from gyotaku.book.entries import DAY, JST_SECONDS, Kept, Ready, columns_of, mine_of, seconds_of
from gyotaku.book.facets import facets
from gyotaku.book.keyrings import GENUINE, Keyrings, day, listed, packed, unpacked
from gyotaku.book.placing import Campaigns, told
from gyotaku.book.ports import Member, Mine, Placer
from gyotaku.book.schema import kept_file, keyring, specimen
from gyotaku.book.statements import many, sql
from gyotaku.book.summary import Summary, summary
from gyotaku.book.words import searchable
from gyotaku.model.case import Case

SIMILAR = 10
REGROUPED = 2_000
"""Largest campaign that is looked at again when a case leaves it; in a larger one, one case proves little about the rest."""


class Batch:
    """One transaction of the store."""

    def __init__(self, connection: Connection, kind: str, placer: Placer) -> None:
        self._connection = connection
        self._kind = kind
        self._placer = placer
        self._now = int(time.time())
        self._keyrings = Keyrings(connection, kind)
        self._campaigns = Campaigns(connection, self._now)
        self._tally: Counter[tuple[str, int, str]] = Counter()
        self._rings: list[dict[str, object]] = []

    def write(self, ready: Iterable[Ready], *, again: bool) -> list[Kept]:
        """Write every entry, in order, then the counts of them all."""
        whole = list(ready)
        asked = {"hashes": listed(self._kind, [one.case.specimen.sha256 for one in whole])}
        rows = {row.sha256: row for row in self._connection.execute(sql("specimens_by_hash", self._kind), asked)}
        fresh = {one.case.specimen.sha256: one for one in reversed(whole) if one.case.specimen.sha256 not in rows}
        numbers = self._first_rows([one for one in whole if fresh.get(one.case.specimen.sha256) is one])
        self._keyrings.foresee([one.keys for one in fresh.values()], self._placer)
        kept: dict[str, Kept] = {}
        written = []
        for one in whole:
            sha256 = one.case.specimen.sha256
            old = rows.get(sha256)
            if sha256 in kept:
                done = msgspec.structs.replace(kept[sha256], new=False)
            elif old is None:
                done = self._first(one, numbers[sha256])
            elif again and one.entry.after in {None, old.version}:
                done = self._next(one, old)
            else:
                done = Kept(sha256=sha256, version=old.version, new=False, label=old.label, campaign=old.campaign)
            kept[sha256] = done
            written.append(done)
        self.flush()
        return written

    def flush(self) -> None:
        """Write the keys that were noted and the counts that changed."""
        self._campaigns.flush()
        self._keyrings.flush()
        if self._rings:
            many(self._connection, "keyring_add", self._rings)
            self._rings = []
        changes = [
            {"facet": facet, "day": number, "value": value, "change": change}
            for (facet, number, value), change in sorted(self._tally.items())
            if change
        ]
        if changes:
            many(self._connection, "tally_add", changes)
        self._tally.clear()

    def count(self, columns: Summary, label: str, moment: int, change: int) -> None:
        """Count a case in (+1) or out (-1) of the trends."""
        number = (moment + JST_SECONDS) // DAY
        for facet, value in facets(columns, label):
            self._tally[facet, number, value] += change

    def _first_rows(self, fresh: list[Ready]) -> dict[str, int]:
        """Write what can be written of all new specimens before any is placed; return their numbers."""
        if not fresh:
            return {}
        numbers = self.numbers("specimen", len(fresh))
        rows = [self._row(one, number) for one, number in zip(fresh, numbers, strict=True)]
        many(self._connection, "specimen_add", rows)
        self._versions([(number, 1, one) for one, number in zip(fresh, numbers, strict=True)])
        self.index(zip(rows, (one.words for one in fresh), strict=True))
        return {one.case.specimen.sha256: number for one, number in zip(fresh, numbers, strict=True)}

    def _row(self, one: Ready, number: int) -> dict[str, Any]:
        about, columns = one.case.specimen, one.columns
        return {
            "id": number,
            "sha256": about.sha256,
            "name": about.name[:1000],
            "kind": about.kind,
            "size": about.size,
            "carrier": (about.carrier or "")[:1000],
            "origin": about.origin or "",
            "raw": one.entry.raw is not None,
            "added": one.entry.at or self._now,
            "version": 1,
            "label": columns.label,
            "sorted": seconds_of(columns) or self._now,
            "campaign": "",
            "fixed": False,
            **columns_of(columns),
        }

    def _first(self, one: Ready, number: int) -> Kept:
        about, columns = one.case.specimen, one.columns
        mine = mine_of(number, about.sha256, one.keys, columns)
        campaign, alike = self._place(mine, one, seconds_of(columns) or self._now)
        self._rings.append({"specimen": number, "hashes": packed(one.keys), "alike": alike})
        self.count(columns, columns.label, seconds_of(columns) or self._now, 1)
        return Kept(sha256=about.sha256, version=1, new=True, label=columns.label, campaign=campaign)

    def _next(self, one: Ready, old: Row[Any]) -> Kept:
        sha256 = one.case.specimen.sha256
        body = self._connection.execute(sql("current_document"), {"sha256": sha256}).scalar_one()
        before = unpack(body, sha256)
        if _same(before, one.case) and not (one.entry.files or (one.entry.raw is not None and not old.raw)):
            return Kept(sha256=sha256, version=old.version, new=False, label=old.label, campaign=old.campaign)
        version = old.version + 1
        self._versions([(old.id, version, one)])
        columns = one.columns
        overridden = self._connection.execute(sql("label_in_force"), {"specimen": old.id}).scalar()
        label = overridden or columns.label
        moment = seconds_of(columns) or old.added
        row = {**columns_of(columns), "version": version, "label": label, "sorted": moment}
        if one.entry.raw is not None:
            row["raw"] = True
        self.reword(old, row, searchable(before), one.words)
        self.count(summary(before), old.label, old.sorted, -1)
        self.count(columns, label, moment, 1)
        campaign = self._rekey(one, old, label)
        return Kept(sha256=sha256, version=version, new=True, label=label, campaign=campaign)

    def index(self, pairs: Iterable[tuple[dict[str, Any], str]]) -> None:
        """Put the words of new specimens into the full text: each row of a specimen with its words."""
        # In the order of the index: a step back makes FTS5 write out what it holds.
        order = sorted(pairs, key=lambda pair: (pair[0]["sorted"], pair[0]["id"]))
        many(self._connection, "words_add", [{"specimen": row["id"], "body": words} for row, words in order])

    def _versions(self, made: list[tuple[int, int, Ready]]) -> None:
        """Write versions: number of the specimen, number of the version, the case."""
        cases, documents, files = [], [], []
        for (number, version, one), row in zip(made, self.numbers("case_version", len(made)), strict=True):
            cases.append(
                {
                    "id": row,
                    "specimen": number,
                    "version": version,
                    "made": one.entry.at or self._now,
                    "why": one.entry.why,
                    "tool": one.case.tool,
                    "label": one.columns.label,
                    "score": one.columns.score,
                }
            )
            documents.append({"case_version": row, "body": one.body})
            files += [
                {"specimen": number, "name": f"{version}/{name}", "sha256": hashlib.sha256(content).hexdigest()}
                for name, content in sorted(one.entry.files.items())
            ]
        many(self._connection, "version_add", cases)
        many(self._connection, "document_add", documents)
        if files:
            self._connection.execute(insert(kept_file), files)

    def numbers(self, table: str, count: int) -> list[int]:
        """Take the next numbers of a table. Nobody else takes any while this transaction is open."""
        return list(self._connection.execute(sql(f"next_{table}", self._kind), {"count": count}).scalars())

    def reword(self, old: Row[Any], row: dict[str, object], before: str, after: str) -> None:
        """Write new columns of a specimen, and its words where they or its day changed (the old ones lie under the old day)."""
        changed = before != after or old.sorted != row["sorted"]
        if changed:
            self._connection.execute(sql("words_drop", self._kind), {"specimen": old.id, "body": before})
        self._connection.execute(update(specimen).where(specimen.c.id == old.id), row)
        if changed:
            self._connection.execute(sql("words_add", self._kind), {"specimen": old.id, "body": after})

    def _place(self, mine: Mine, one: Ready, moment: int) -> tuple[str, str]:
        """Place a case and note its keys; return its campaign and its similar cases as they are stored."""
        named = one.keys
        known = self._keyrings.known(named)
        near = self._keyrings.near(mine, named, known, self._placer)
        placement = self._placer.place(mine, known, near)
        moments = {mine.specimen: moment} | {each: self._keyrings.moment(each) for each in placement.founders}
        campaign = self._campaigns.carry_out(mine, placement, near, moments, one.case.evidence)
        if campaign:
            self._keyrings.moved(placement.founders, campaign)
        self._keyrings.stands(mine, moment, campaign)
        if placement.absorbed:
            self._keyrings.regrouped()
        self._keyrings.hold(mine, named)
        return campaign, msgspec.json.encode(told(placement.similar, near, SIMILAR)).decode()

    def _rekey(self, one: Ready, old: Row[Any], label: str) -> str:
        """Give a specimen its new keys; late evidence may lead it elsewhere, unless an analyst put it where it is."""
        hashes = self._keyrings.of(old.id)
        if set(hashes) == set(one.keys):
            if (old.label in GENUINE) != (label in GENUINE):
                self._keyrings.judged(hashes, 1 if label in GENUINE else -1)
            return str(old.campaign)
        self._keyrings.release(old.id, hashes, genuine=old.label in GENUINE)
        mine = msgspec.structs.replace(mine_of(old.id, old.sha256, one.keys, one.columns), label=label, campaign=old.campaign)
        if old.fixed:
            self._keyrings.hold(mine, one.keys)
            campaign, alike = str(old.campaign), "[]"
        else:
            campaign, alike = self._place(mine, one, seconds_of(one.columns) or old.added)
            if old.campaign and campaign != old.campaign:
                self._campaigns.leave(mine, campaign)
                self._hold_together(str(old.campaign))
        ring = {"hashes": packed(one.keys), "alike": alike}
        self._connection.execute(update(keyring).where(keyring.c.specimen == old.id), ring)
        return campaign

    def _hold_together(self, name: str) -> None:
        """Ask whether a campaign still holds together without a case that left it."""
        asked = {"campaign": name, "most": REGROUPED + 1}
        rows = self._connection.execute(sql("keyrings_of_campaign"), asked).all()
        if not rows or len(rows) > REGROUPED:
            return
        named = self._keyrings.named(key for row in rows for key in unpacked(row.hashes))
        members = tuple(
            Member(
                specimen=row.id,
                keys=tuple(named[key][0] for key in unpacked(row.hashes) if key in named),
                brand=row.brand,
                label=row.label,
                seen=day(row.seen),
                fixed=bool(row.fixed),
            )
            for row in rows
        )
        groups = self._placer.regroup(members, dict(named.values()))
        if len(groups) > 1:
            self._campaigns.split(name, groups, {row.id: row.sha256 for row in rows})
            self._keyrings.regrouped()


def _same(one: Case, other: Case) -> bool:
    """Whether two analyses of one specimen say the same; the name it was read under does not count."""
    name = one.specimen.name
    return one == msgspec.structs.replace(other, specimen=msgspec.structs.replace(other.specimen, name=name))
