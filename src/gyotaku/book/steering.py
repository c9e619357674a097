"""An analyst's word on campaigns: merge, split, pin, rename. The machine never undoes it.

What an analyst touched is fixed: a fixed case stays where it is whatever late evidence says, and a campaign that holds fixed
cases (`pinned`) is never taken into another nor taken apart around them. Cases that join later are the machine's, and may leave.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from gyotaku.book.campaign_lists import campaign_line
from gyotaku.book.database import Database
from gyotaku.book.keyrings import listed
from gyotaku.book.placing import Campaigns
from gyotaku.book.statements import sql
from gyotaku.errors import UsageError

LONGEST = 200
NAME = "A word on campaigns needs a name and a reason: --by NAME --because TEXT."


class Said(NamedTuple):
    """Who says so and why."""

    author: str
    because: str


class _Case(NamedTuple):
    number: int
    sha256: str
    campaign: str


class Steering:
    """What an analyst may say about campaigns; each word is one transaction, recorded with name and reason."""

    def __init__(self, database: Database, said: Said) -> None:
        self._database = database
        self._author, self._because = said.author.strip()[:LONGEST], said.because.strip()
        if not self._author or not self._because:
            raise UsageError(NAME)

    def merge(self, into: str, campaigns: Sequence[str], cases: Sequence[str]) -> str:
        """Take whole campaigns, and single cases by their hash, into one; return its id. An empty `into` founds a new one."""
        with self._database.writing() as connection:
            target = into and campaign_line(connection, into).id
            absorbed = dict.fromkeys(campaign_line(connection, name).id for name in campaigns)
            absorbed.pop(target, None)
            single = [one for one in self._cases(connection, cases) if not target or one.campaign != target]
            if not absorbed and (not single or (not target and len(single) < 2)):
                raise UsageError(
                    "There is nothing to merge: name two campaigns, or a campaign and cases outside it, or two cases."
                )
            work = Campaigns(connection, int(time.time()))
            target = target or next(iter(absorbed), "") or work.found(single[0].sha256, self._title(connection, single[0]))
            for name in absorbed:
                if name != target:
                    self._absorb(connection, work, target, name)
            for one in single:
                connection.execute(sql("fix_specimen"), {"specimen": one.number, "campaign": target, "fixed": True})
                work.record(
                    target, one.number, "added", self._why(**({"from": one.campaign} if one.campaign else {})), self._author
                )
            self._hold(connection, work, {target, *(one.campaign for one in single)} - {""}, target)
            return target

    def split(self, cases: Sequence[str]) -> str:
        """Take cases of one campaign out, into one of their own; return its id, empty for a single case: it stands alone."""
        with self._database.writing() as connection:
            out = self._cases(connection, cases)
            names = {one.campaign for one in out}
            if len(names) != 1 or "" in names:
                raise UsageError("Only cases of one campaign can be split from it; gyotaku case ID shows where each is.")
            name = names.pop()
            whole = campaign_line(connection, name)
            if len(out) == len(whole.cases):
                raise UsageError(f"These are all cases of campaign {name}: nothing would be left of it.")
            work = Campaigns(connection, int(time.time()))
            to = work.found(out[0].sha256, whole.title) if len(out) > 1 else ""
            for one in out:
                connection.execute(sql("fix_specimen"), {"specimen": one.number, "campaign": to, "fixed": True})
                work.record(to or name, one.number, "split-off" if to else "split", self._why(**{"from": name}), self._author)
            if to:
                work.record(name, None, "split", self._why(to=to, cases=[one.sha256 for one in out]), self._author)
                self._apart(connection, name, to)
                self._hold(connection, work, {to}, to)
            self._hold(connection, work, {name}, name)
            return to

    def pin(self, campaign: str) -> str:
        """Fix a campaign as it is; return its id."""
        with self._database.writing() as connection:
            name = campaign_line(connection, campaign).id
            work = Campaigns(connection, int(time.time()))
            work.record(name, None, "pinned", self._why(), self._author)
            self._hold(connection, work, {name}, name)
            return name

    def unpin(self, campaign: str) -> str:
        """Let the machine move the cases of a campaign again; return its id."""
        with self._database.writing() as connection:
            name = campaign_line(connection, campaign).id
            connection.execute(sql("pin_campaign"), {"id": name, "pinned": False})
            connection.execute(sql("fix_campaign"), {"campaign": name, "fixed": False})
            connection.execute(sql("apart_no_more"), {"campaign": name})
            Campaigns(connection, int(time.time())).record(name, None, "unpinned", self._why(), self._author)
            return name

    def release(self, sha256: str) -> None:
        """Let the machine move one case again."""
        with self._database.writing() as connection:
            (one,) = self._cases(connection, [sha256])
            connection.execute(sql("fix_specimen"), {"specimen": one.number, "campaign": one.campaign, "fixed": False})
            Campaigns(connection, int(time.time())).record(one.campaign, one.number, "unpinned", self._why(), self._author)

    def rename(self, campaign: str, title: str) -> str:
        """Give a campaign another title; return its id."""
        if not title.strip():
            raise UsageError("The new title is empty.")
        with self._database.writing() as connection:
            before = campaign_line(connection, campaign)
            connection.execute(sql("name_campaign"), {"id": before.id, "title": title.strip()[:LONGEST]})
            detail = self._why(title=title.strip()[:LONGEST], before=before.title)
            Campaigns(connection, int(time.time())).record(before.id, None, "renamed", detail, self._author)
            return before.id

    def _why(self, **more: object) -> dict[str, object]:
        return {"reason": self._because, **more}

    def _cases(self, connection: Connection, hashes: Sequence[str]) -> list[_Case]:
        asked = {"hashes": listed(self._database.kind, list(dict.fromkeys(hashes)))}
        rows = connection.execute(sql("specimens_by_hash", self._database.kind), asked).all()
        return [_Case(row.id, row.sha256, row.campaign) for row in sorted(rows, key=lambda row: (row.sorted, row.id))]

    @staticmethod
    def _title(connection: Connection, one: _Case) -> str:
        row = connection.execute(sql("brand_and_subject"), {"specimen": one.number}).one()
        return " / ".join(part for part in (row.brand, row.subject) if part) or one.sha256[:12]

    def _absorb(self, connection: Connection, work: Campaigns, target: str, name: str) -> None:
        connection.execute(sql("move_campaign"), {"campaign": target, "absorbed": name})
        connection.execute(sql("campaign_merged_away"), {"campaign": target, "absorbed": name})
        connection.execute(sql("together_again"), {"one": target, "other": name})
        # Whoever was to be kept apart from the one is now to be kept apart from the whole.
        for row in connection.execute(sql("apart_from"), {"campaign": name}).all():
            self._apart(connection, target, row.other)
        connection.execute(sql("apart_no_more"), {"campaign": name})
        work.record(target, None, "merged", self._why(absorbed=name), self._author)
        work.record(name, None, "merged-away", self._why(into=target), self._author)

    def _apart(self, connection: Connection, one: str, other: str) -> None:
        said = {"at": int(time.time()), "author": self._author, "reason": self._because}
        connection.execute(sql("keep_apart"), [{"one": one, "other": other, **said}, {"one": other, "other": one, **said}])

    @staticmethod
    def _hold(connection: Connection, work: Campaigns, changed: set[str], pinned: str) -> None:
        """Bring the figures of changed campaigns in step, and fix one of them as it is now."""
        for name in sorted(changed):
            work.recount(name)
        connection.execute(sql("pin_campaign"), {"id": pinned, "pinned": True})
        connection.execute(sql("fix_campaign"), {"campaign": pinned, "fixed": True})
