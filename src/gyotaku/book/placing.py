"""Carrying out where a case belongs, and recording it: campaigns are found, joined and merged here, never decided."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, insert

from gyotaku.book.keys.telling import telling
from gyotaku.book.ports import Mine, Near, Placement, Reason
from gyotaku.book.schema import campaign
from gyotaku.book.statements import many, sql
from gyotaku.model.evidence import Evidence

MACHINE = "gyotaku"
REASONS = 3
"""Neighbours named in the record of one joining; their keys tell why."""


class Told(msgspec.Struct, frozen=True):
    """A reason as it is stored: the other case by its hash, the shared keys as (family, value)."""

    sha256: str
    keys: tuple[tuple[str, str], ...]


def told(reasons: tuple[Reason, ...], near: tuple[Near, ...], most: int) -> list[Told]:
    """Write reasons so that they can be read without the book's numbers."""
    names = {one.specimen: one.sha256 for one in near}
    return [
        Told(sha256=names.get(reason.specimen, ""), keys=tuple((key.family, key.value) for key in reason.keys))
        for reason in reasons[:most]
    ]


class Campaigns:
    """The campaigns of a book, inside one transaction."""

    def __init__(self, connection: Connection, now: int) -> None:
        self._connection = connection
        self._now = now
        self._moves: list[dict[str, object]] = []
        self._grown: dict[str, list[int]] = {}
        self._events: list[dict[str, object]] = []

    def carry_out(
        self,
        mine: Mine,
        placement: Placement,
        near: tuple[Near, ...],
        moments: Mapping[int, int],
        evidence: Evidence | None = None,
    ) -> str:
        """Do what a placement says; return the id of the campaign the case is in now, empty for none.

        `moments` are those by which the case and the founders are sorted. Cases that only join are written by `flush`. With the
        case's `evidence`, the record shows words in place of hashes.
        """
        if placement.action == "alone":
            return ""
        target = placement.campaign
        if placement.action == "found":
            target = self.found(mine.sha256, placement.title)
        newcomers = [one for one in (mine.specimen, *placement.founders) if one != mine.specimen or mine.campaign != target]
        self._moves += ({"specimen": specimen, "campaign": target} for specimen in newcomers)
        for absorbed in placement.absorbed:
            self.flush()
            self._connection.execute(sql("move_campaign"), {"campaign": target, "absorbed": absorbed})
            self._connection.execute(sql("campaign_merged_away"), {"campaign": target, "absorbed": absorbed})
            self.record(target, mine.specimen, "merged", {"absorbed": absorbed})
            self.record(absorbed, mine.specimen, "merged-away", {"into": target})
        if placement.absorbed or (mine.campaign and mine.campaign != target):
            for changed in {target, mine.campaign} - {""}:
                self.recount(changed)
        elif newcomers:
            self._grow(target, [moments[one] for one in newcomers])
        if newcomers:
            action = "found" if placement.action == "found" else "joined"
            shown = telling(evidence) if evidence is not None else {}
            detail = {"reasons": told(placement.reasons, near, REASONS), "shown": shown}
            self._events.append(self._event(target, mine.specimen, action, detail, MACHINE))
        return target

    def flush(self) -> None:
        """Write which cases joined which campaigns, and that they did; whoever reads campaigns afterwards sees it."""
        if self._moves:
            many(self._connection, "move_specimen", self._moves)
            grown = [
                {"id": name, "more": more, "first": first, "last": last} for name, (more, first, last) in self._grown.items()
            ]
            many(self._connection, "campaign_grows", grown) if grown else None
            self._moves, self._grown = [], {}
        if self._events:
            many(self._connection, "event_add", self._events)
            self._events = []

    def leave(self, mine: Mine, to: str) -> None:
        """Take a case out of the campaign its old evidence led it to; `to` is where it went, empty for nowhere."""
        self.flush()
        if not to:
            self._connection.execute(sql("move_specimen"), {"specimen": mine.specimen, "campaign": ""})
        self.recount(mine.campaign)
        self.record(mine.campaign, mine.specimen, "left", {"to": to})

    def split(self, name: str, groups: tuple[tuple[int, ...], ...], hashes: dict[int, str]) -> None:
        """Take a campaign apart: the first group keeps it, the others become campaigns of their own, single cases stand alone."""
        self.flush()
        title = self._connection.execute(sql("campaign_by_id"), {"id": name}).one().title
        for group in groups[1:]:
            to = self.found(hashes[group[0]], title) if len(group) > 1 else ""
            for specimen in group:
                self._connection.execute(sql("move_specimen"), {"specimen": specimen, "campaign": to})
            if to:
                self.recount(to)
                self.record(to, group[0], "split-off", {"from": name})
            self.record(name, group[0], "split", {"to": to, "cases": [hashes[one] for one in group]})
        self.recount(name)

    def found(self, sha256: str, title: str) -> str:
        """Make a campaign without cases; return its id."""
        name = self.new_id(sha256)
        row = {"id": name, "title": title[:200], "made": self._now, "cases": 0, "first": 0, "last": 0}
        self._connection.execute(insert(campaign), row)
        return name

    def new_id(self, sha256: str) -> str:
        """Make an id that is the same in every book that grows alike: from the hash of the case that made the campaign."""
        for turn in range(100):
            name = "c" + hashlib.sha256(f"{sha256}{turn or ''}".encode()).hexdigest()[:10]
            if self._connection.execute(sql("campaign_by_id"), {"id": name}).first() is None:
                return name
        message = "a hundred campaigns start with the same case"
        raise AssertionError(message)

    def _grow(self, name: str, moments: list[int]) -> None:
        # Counting a campaign anew for each of its mails would make large campaigns slow.
        more, first, last = self._grown.get(name, (0, moments[0], moments[0]))
        self._grown[name] = [more + len(moments), min(first, *moments), max(last, *moments)]

    def recount(self, name: str) -> None:
        """Bring a campaign's own figures in step with its cases."""
        self.flush()
        span = self._connection.execute(sql("span_of"), {"campaign": name}).one()
        self._connection.execute(
            sql("campaign_is"), {"id": name, "cases": span.cases, "first": span.first or 0, "last": span.last or 0}
        )

    def record(self, name: str, specimen: int | None, action: str, detail: object, author: str = MACHINE) -> None:
        """Write down what happened to a campaign."""
        self.flush()
        many(self._connection, "event_add", [self._event(name, specimen, action, detail, author)])

    def _event(self, name: str, specimen: int | None, action: str, detail: object, author: str) -> dict[str, object]:
        return {
            "campaign": name,
            "specimen": specimen,
            "at": self._now,
            "author": author,
            "action": action,
            "detail": msgspec.json.encode(detail).decode(),
        }
