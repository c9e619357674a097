"""Finding the newest cases that meet a filter, at a speed that hardly depends on the size of the book.

The engines' planners do not know which of several conditions is rare, so each indexed one is counted first, up to `FEW`. A rare
one leads, and the others are looked at row by row. Where all are common, the cases are walked from the newest and the list is
soon full. Words are walked the same way: on SQLite the full text itself stands in the order of the days; on PostgreSQL the newest
cases are looked at one by one, and only where too few of them hold the words, the index is asked for all that do.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, text

from gyotaku.book.filters import Condition, Filter
from gyotaku.book.keyrings import listed
from gyotaku.book.statements import source, sql
from gyotaku.book.words import fts5, loosely, phrases, tsquery

FEW = 20_000
"""Rows that are quickly looked at one by one."""
HANDFUL = 200
"""Rows whose words are asked for one by one, rather than those of all the days between them."""
AT_ONCE = 2_000
"""Hits of the full text that are checked together; twice as many each time."""
TOP = 3_000
"""Newest cases among which a common condition without an order of its own looks for enough."""
WALKED = (600, 3_000)
"""Newest cases whose words are looked at before PostgreSQL's index is asked; the more only where the fewer held them often."""
SELDOM = 10
"""A list that the fewer fill by less than one part of so many has words that are rare."""
NUMBERS = 28
"""Bits of a specimen's number in a row of SQLite's full text; the day stands above."""
LAST = (1 << 62) >> NUMBERS
"""A second after every mail."""


class Search:
    """One question to the book."""

    def __init__(self, connection: Connection, kind: str, wanted: Filter, *, after: str = "") -> None:
        self._connection = connection
        self._kind = kind
        self._conditions = [*map(self._settled, wanted.conditions), *self._behind(after)]
        asked = phrases(wanted.words) if wanted.words else []
        self._asked = (tsquery(asked) if kind == "postgresql" else fts5(asked)) if asked else ""
        self._loosely = loosely(asked) if asked else ""
        self._nothing = bool(wanted.words.strip()) and not asked
        self._first = max([one.since for one in self._conditions if one.since is not None], default=0)
        self._end = min([one.until for one in self._conditions if one.until is not None], default=LAST)

    def newest(self, most: int) -> list[int]:
        """Return the numbers of the newest cases that meet everything, newest first."""
        if self._nothing:
            return []
        lead, rare = self._lead()
        if not self._asked:
            top = self._top(most) if lead is not None and not rare and not lead.walks else []
            return top if len(top) == most else self._listed(lead, most, rare=rare)
        if self._kind == "postgresql":
            return self._postgresql(lead, most, rare=rare)
        if lead is not None and rare:
            return self._held([(row.sorted, row.id) for row in self._rows(lead, FEW, rare=True)], most)
        return self._streamed(most)

    def _settled(self, one: Condition) -> Condition:
        """Ask for the values of a condition before the rest: PostgreSQL's planner must see how rare they are."""
        if self._kind != "postgresql" or not one.told:
            return one
        name = f"{next(iter(one.values))}told"
        found = list(self._connection.execute(text(one.told), one.values).scalars())
        return replace(one, sql=f"pretexts = ANY(CAST(:{name} AS text[]))", values={**one.values, name: found})

    def _behind(self, after: str) -> list[Condition]:
        if not after:
            return []
        row = self._connection.execute(text("SELECT id, sorted FROM specimen WHERE sha256 = :sha256"), {"sha256": after}).one()
        words = "sorted <= :after_at AND (sorted < :after_at OR id < :after_id)"
        values: dict[str, object] = {"after_at": row.sorted, "after_id": row.id}
        return [Condition(sql=words, values=values, indexed=False, until=row.sorted + 1)]

    def _lead(self) -> tuple[Condition | None, bool]:
        """Find the condition that the fewest rows meet, and whether these are few."""
        best: tuple[int, Condition] | None = None
        for one in self._conditions:
            if not one.indexed:
                continue
            probe = text(f"SELECT count(*) FROM (SELECT 1 FROM specimen WHERE {one.sql} LIMIT :most) AS probe")  # noqa: S608 - all bound
            count = int(self._connection.execute(probe, {**one.values, "most": FEW}).scalar_one())
            # Of equals, one whose rows stand in the order of their days: the walk begins at the newest of them.
            if best is None or (count, not one.walks) < (best[0], not best[1].walks):
                best = (count, one)
        if best is None or (best[0] >= FEW and not best[1].walks and not self._bare(best[1])):
            return None, False
        return best[1], best[0] < FEW

    def _bare(self, lead: Condition) -> bool:
        """Whether the index of a condition holds all that is asked."""
        return all(one is lead or not one.indexed or one.sql.startswith("label ") for one in self._conditions)

    def _where(self, lead: Condition | None) -> tuple[str, dict[str, Any]]:
        # The others must not tempt the planner to another index.
        pieces = [one.sql if one is lead or self._carried(one, lead) else one.slow or one.sql for one in self._conditions]
        values = {name: value for one in self._conditions for name, value in one.values.items()}
        return " AND ".join(pieces) or "1 = 1", values

    def _carried(self, one: Condition, lead: Condition | None) -> bool:
        """Whether PostgreSQL finds a label in the index that leads: said otherwise, it reads each row of the lead for it."""
        if self._kind != "postgresql" or lead is None or not lead.walks:
            return False
        return one.sql.startswith("label ") and not lead.sql.startswith(("label ", "campaign "))

    def _rows(
        self, lead: Condition | None, most: int, *, rare: bool, among: str = "", more: dict[str, Any] | None = None
    ) -> list[Any]:
        """Return number and day of the newest rows that meet the conditions, words left out."""
        where, values = self._where(lead)
        # A sum is in no index: few rows are fetched by the condition that leads, then put in order.
        order = "sorted + 0 DESC, id DESC" if rare or (lead is not None and not lead.walks) else "sorted DESC, id DESC"
        words = f"SELECT id, sorted FROM specimen WHERE {among}{where} ORDER BY {order} LIMIT :most"  # noqa: S608 - all bound
        return list(self._connection.execute(text(words), {**values, **(more or {}), "most": most}))

    def _listed(self, lead: Condition | None, most: int, *, rare: bool) -> list[int]:
        """Return the numbers of the newest rows that meet the conditions, words left out."""
        others = [one for one in self._conditions if one is not lead and not one.bounds]
        held = lead is not None and self._bare(lead)
        if self._kind == "postgresql" and others and not rare and not held and all(one.indexed for one in others):
            return self._walked(lead, most)
        return [row.id for row in self._rows(lead, most, rare=rare)]

    def _walked(self, lead: Condition | None, most: int) -> list[int]:
        """Walk from the newest, step by step, until enough rows meet the conditions, on PostgreSQL.

        In one statement its planner believes that nearly no row meets what it cannot estimate, and reads all the days for them.
        """
        where, values = self._where(lead)
        inner = [one.sql for one in self._conditions if one is lead or one.bounds]
        found: list[int] = []
        step = TOP
        while True:
            # The last row of a step comes along in any case: the next one begins behind it.
            walk = "SELECT *, row_number() OVER (ORDER BY sorted DESC, id DESC) AS turn FROM specimen"
            walk += f" WHERE {' AND '.join(inner) or '1 = 1'} ORDER BY sorted DESC, id DESC LIMIT :step"
            words = (
                f"SELECT id, sorted, turn, ({where}) AS meets FROM ({walk}) AS specimen"  # noqa: S608 - all bound
                f" WHERE ({where}) OR turn = :step ORDER BY turn LIMIT :most"
            )
            asked = {**values, "step": step, "most": most - len(found)}
            rows = self._connection.execute(text(words), asked).all()
            found += [row.id for row in rows if row.meets]
            if len(found) >= most or not rows or rows[-1].turn < step:
                return found
            if "walked_at" not in values:
                inner.append("sorted <= :walked_at AND (sorted < :walked_at OR id < :walked_id)")
            values |= {"walked_at": rows[-1].sorted, "walked_id": rows[-1].id}
            step *= 2

    def _top(self, most: int, words: str = "1 = 1") -> list[int]:
        """Return those of the newest cases that meet the conditions: a common one fills the list with them."""
        where, values = self._where(None)
        days = " AND ".join(["1 = 1", *(one.sql for one in self._conditions if one.days)])
        statement = (
            f"SELECT id FROM (SELECT * FROM specimen WHERE {days} ORDER BY sorted DESC, id DESC LIMIT :walked) AS specimen"  # noqa: S608 - all bound
            f" WHERE {where} AND {words} ORDER BY sorted DESC, id DESC LIMIT :most"
        )
        asked = {**values, "walked": TOP, "most": most, "asked": self._asked}
        return [row.id for row in self._connection.execute(text(statement), asked)]

    def _held(self, rows: list[tuple[int, int]], most: int) -> list[int]:
        """Return those of some rows (day, number; newest first) that hold the words, on SQLite."""
        keys = [(at << NUMBERS) + number for at, number in rows]
        if not keys:
            return []
        if len(keys) <= HANDFUL:
            asked = {"asked": self._asked, "rows": listed(self._kind, keys)}
            found = set(self._connection.execute(sql("words_among", self._kind), asked).scalars())
            return [key & ((1 << NUMBERS) - 1) for key in keys if key in found][:most]
        wanted = set(keys)
        days = {"asked": self._asked, "first": keys[-1], "end": keys[0] + 1}
        with self._connection.execute(sql("words_newest", self._kind), days) as hits:
            return [key & ((1 << NUMBERS) - 1) for key in islice((key for key in hits.scalars() if key in wanted), most)]

    def _streamed(self, most: int) -> list[int]:
        """Walk the hits of the words from the newest, on SQLite."""
        days = {"asked": self._asked, "first": self._first << NUMBERS, "end": self._end << NUMBERS}
        plain = all(one.days for one in self._conditions)
        found: list[int] = []
        step = most if plain else AT_ONCE
        with self._connection.execute(sql("words_newest", self._kind), days) as hits:
            keys = hits.scalars()
            while len(found) < most and (some := [key & ((1 << NUMBERS) - 1) for key in islice(keys, step)]):
                found += some if plain else self._checked(some)
                step *= 2
        return found[:most]

    def _checked(self, numbers: list[int]) -> list[int]:
        among = source("ids_among", self._kind) + " AND "
        rows = self._rows(None, len(numbers), rare=True, among=among, more={"ids": listed(self._kind, numbers)})
        return [row.id for row in rows]

    def _postgresql(self, lead: Condition | None, most: int, *, rare: bool) -> list[int]:
        if lead is not None and not rare and not lead.walks:
            # Its rows stand in no order of days: to put them all in order costs more than a look at the newest of all.
            top = self._top(most, source("words_hold", self._kind))
            if len(top) == most:
                return top
        among = f"{source('ids_among', self._kind)} AND {source('words_hold', self._kind)} AND "
        for turn in WALKED:
            walked = self._listed(lead, turn, rare=rare)
            held = {"ids": listed(self._kind, walked), "asked": self._asked}
            found = [row.id for row in self._rows(None, most, rare=True, among=among, more=held)] if walked else []
            if len(found) >= most or len(walked) < turn:
                return found
            if len(found) * SELDOM < most:
                break  # so rare a word is quickly found by the index
        asked = {"asked": self._asked, "loosely": self._loosely, "first": self._first, "end": self._end, "most": most}
        if all(one.days for one in self._conditions):
            return list(self._connection.execute(sql("words_newest", self._kind), asked).scalars())
        where, values = self._where(None)
        chosen = f"SELECT id, sorted FROM specimen WHERE {source('words_candidates', self._kind)} AND {where}"  # noqa: S608 - all bound
        # OFFSET 0 keeps the order: only as many rows are looked at word by word as the list takes.
        words = (
            f"SELECT id FROM ({chosen} ORDER BY sorted DESC, id DESC OFFSET 0) AS specimen"  # noqa: S608 - all bound
            f" WHERE {source('words_hold', self._kind)} LIMIT :most"
        )
        return [row.id for row in self._connection.execute(text(words), {**values, **asked})]
