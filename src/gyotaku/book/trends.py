"""Trends of a book: a week or month beside the one before, by everything that is counted; read from the daily counts only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from gyotaku.book.change import change
from gyotaku.book.statements import sql
from gyotaku.data import jpcert
from gyotaku.data.trends import trends as published
from gyotaku.model.trends import Count, Facet, PublicFigure, Step, Trends

FACETS = ("brand", "category", "pretext", "sender-class", "tld", "hosting", "spoofed", "hour", "domain-age")
STEPS = {"week": 12, "month": 13}
"""Periods of the series: a quarter of weeks, a year of months with the same month of the year before."""
MOST = 10
"""Most values of a facet that are named; hours and the like are few and all named."""
TOP = 3
"""Most brands named of a month of the public list."""
WHOLE = frozenset({"hour", "spoofed", "domain-age", "sender-class"})
EPOCH = date(1970, 1, 1)


class Split(NamedTuple):
    """One value of a facet: cases in the period so far, and in as many days of the one before."""

    value: str
    now: int
    before: int


class Window(NamedTuple):
    """A period with the one before it; ends are the day after the last."""

    begin: date
    end: date
    until: date
    """Where the mails of the book end, when that is inside the period."""
    before: date

    @property
    def before_until(self) -> date:
        """Where the period before ends for the comparison: as many of its days as the present one has had."""
        return self.begin if self.until == self.end else min(self.begin, self.before + (self.until - self.begin))

    @property
    def share(self) -> float:
        """The part of the compared days that lies in the present period."""
        present, past = (self.until - self.begin).days, (self.before_until - self.before).days
        return present / (present + past) if present + past else 0.5


def begin_of(period: str, day: date) -> date:
    """Return the first day of the week (Monday) or month a day lies in."""
    return day - timedelta(days=day.weekday()) if period == "week" else day.replace(day=1)


def step_back(period: str, begin: date, steps: int = 1) -> date:
    """Return the first day of the period so many before one that begins on `begin`."""
    if period == "week":
        return begin - timedelta(weeks=steps)
    months = begin.year * 12 + begin.month - 1 - steps
    return date(months // 12, months % 12 + 1, 1)


def window(period: str, day: date, newest: date) -> Window:
    """Return the period a day lies in, in a book whose newest counted mail is of the day `newest`."""
    begin = begin_of(period, day)
    end = step_back(period, begin, -1)
    until = min(end, max(newest + timedelta(days=1), begin))
    return Window(begin=begin, end=end, until=until, before=step_back(period, begin))


def trends(connection: Connection, period: str = "week", on: date | None = None) -> Trends | None:
    """Return the trends of the week or month that a day lies in; without a day, of the newest mail. None for an empty book."""
    last_day = connection.execute(sql("tally_newest")).scalar()
    if last_day is None:
        return None
    newest = EPOCH + timedelta(days=int(last_day))
    here = window(period, on or newest, newest)
    first = step_back(period, here.begin, STEPS[period] - 1)
    counted = connection.execute(sql("tally_labels"), _span(first, here.end))
    days = {row.day: (int(row.phishing), int(row.cases)) for row in counted}
    now, before = _sum(days, here.begin, here.end), _sum(days, here.before, here.before_until)
    splits = {name: _splits(connection, name, here) for name in FACETS}
    return Trends(
        period=period,
        begin=here.begin,
        end=here.end,
        until=here.until,
        before=here.before,
        total=Count(value="", now=now[0], before=before[0], change=change(now[0], before[0], here.share)),
        others=now[1] - now[0],
        steps=tuple(_steps(period, first, here.end, days)),
        facets=tuple(facet(name, rows, here.share) for name, rows in splits.items() if rows),
        figures=tuple(_figures(connection, here.begin, days, first)),
    )


def facet(name: str, rows: Iterable[Split], share: float) -> Facet:
    """Order the values of a facet, commonest now first, and say what may be said of each."""
    ordered = sorted(rows, key=lambda row: row.value if name == "hour" else (-row.now, -row.before, row.value))
    named = ordered if name in WHOLE else ordered[:MOST]
    left = ordered[len(named) :]
    counts = tuple(
        Count(value=row.value, now=row.now, before=row.before, change=change(row.now, row.before, share)) for row in named
    )
    return Facet(name=name, counts=counts, more=len(left), rest=sum(row.now for row in left))


def _span(first: date, last: date) -> dict[str, int]:
    return {"first": (first - EPOCH).days, "last": (last - EPOCH).days}


def _sum(days: dict[int, tuple[int, int]], first: date, last: date) -> tuple[int, int]:
    """Return (phishing, all mails) from `first` to the day before `last`."""
    counted = [days[day] for day in range((first - EPOCH).days, (last - EPOCH).days) if day in days]
    return sum(pair[0] for pair in counted), sum(pair[1] for pair in counted)


def _splits(connection: Connection, name: str, here: Window) -> list[Split]:
    def counted(first: date, last: date) -> dict[str, int]:
        rows = connection.execute(sql("tally_values"), {"facet": name, **_span(first, last)})
        return {row.value: int(row.cases) for row in rows if row.cases}

    now, before = counted(here.begin, here.end), counted(here.before, here.before_until)
    return [Split(value, now.get(value, 0), before.get(value, 0)) for value in sorted(now.keys() | before.keys())]


def _steps(period: str, first: date, end: date, days: dict[int, tuple[int, int]]) -> Iterator[Step]:
    begin = first
    while begin < end:
        following = step_back(period, begin, -1)
        phishing, mails = _sum(days, begin, following)
        yield Step(begin=begin, cases=phishing, others=mails - phishing)
        begin = following


def _figures(connection: Connection, begin: date, days: dict[int, tuple[int, int]], first: date) -> Iterator[PublicFigure]:
    """Yield what was published about the months up to this one, oldest first, beside the book's own count of the same month."""
    months = [step_back("month", begin.replace(day=1), back) for back in range(12, -1, -1)]
    wanted = {f"{month:%Y-%m}": month for month in months}
    asked = {"first": min(wanted), "last": max(wanted)}
    kept = [
        PublicFigure(publisher=row.publisher, period=row.period, facet=row.facet, amount=row.amount, source=row.source)
        for row in connection.execute(sql("figures_since"), asked)
        if not row.value
    ]
    for figure in sorted([*_council(), *_jpcert(), *kept], key=lambda one: (one.period, one.publisher)):
        month = wanted.get(figure.period)
        if month is not None:
            # Of a month that begins before the counted days, only a part would be known.
            own = None if month < first else _sum(days, month, step_back("month", month, -1))[0]
            yield msgspec.structs.replace(figure, own=own)


def _council() -> Iterator[PublicFigure]:
    publisher = published().publisher
    for month in published().month:
        source = month.url or month.via
        top = tuple(f"{name} {share:.1f}%" for name, share in month.top)
        for name, amount in (("reports", month.reports), ("urls", month.urls), ("brands", month.brands)):
            told = top if name == "reports" else ()
            if amount is not None:
                yield PublicFigure(publisher=publisher, period=month.period, facet=name, amount=amount, top=told, source=source)


def _jpcert() -> Iterator[PublicFigure]:
    """Yield the months of the list the user imported, where there is one."""
    imported = jpcert.listed()
    for period, brands in imported.head.months.items() if imported is not None else ():
        top = sorted(brands.items(), key=lambda pair: (-pair[1], pair[0]))[:TOP]
        yield PublicFigure(
            publisher="JPCERT/CC",
            period=period,
            facet="listed",
            amount=sum(brands.values()),
            top=tuple(f"{name} {count}" for name, count in top),
            source=jpcert.SOURCE,
        )
