"""Time limits: how long the reader is given, counted from receipt."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from gyotaku.data.deadlines import ERAS, Wording, months, number, wording
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import DateClaim, Deadline
from gyotaku.model.message import Message
from gyotaku.observe.family import observer
from gyotaku.observe.reading import Reading, in_subject, in_text, read_body, read_subject
from gyotaku.settings import Settings

MOST = 8
"""Most deadlines of one mail."""

NEAR_LEFT, NEAR_RIGHT = 40, 80
"""Characters searched around a word that speaks of limits."""

WINDOWS = 400
"""Most such places looked at in one text."""

LONGEST_HOURS = 24 * 92
"""A longer span is no deadline but a retention period."""

EARLIEST, LATEST = timedelta(days=-60), timedelta(days=400)
"""A date further from receipt belongs to a story, not to the reader."""

_NUMBER = re.compile(
    r"[\d一二三四五六七八九十ofst](?:(?<![ofst])|(?<!\w.)(?:(?<=o)ne|(?<=f)(?:ive|orty)|(?<=s)even(?:ty)?|(?<=t)(?:wo|hree|en|welve|wenty))\b)"
)
_DIGIT = re.compile(r"\d")
_JST = timezone(timedelta(hours=9))


class _Limit(NamedTuple):
    start: int
    end: int
    hours: float | None
    at: datetime | None


@observer(
    name="deadline",
    reads="Subject and shown text of the body; the time of receipt",
    gives=(Deadline,),
    after=("subject", "body", "dates"),
)
def deadline(_message: Message, evidence: Evidence, _settings: Settings) -> Iterator[Observation]:
    """Yield the limits named, each with the hours it leaves from receipt where that can be counted."""
    received = _received(evidence)
    seen: set[str] = set()
    subject, body = read_subject(evidence), read_body(evidence)
    for read in [pair[0] for pair in (subject, body) if pair is not None]:
        for limit in _limits(read, received):
            start, end = read.span(limit.start, limit.end)
            text = " ".join(read.shown[start:end].split())
            if text in seen or len(seen) >= MOST:
                continue
            seen.add(text)
            fact = _fact(text, limit, received)
            if subject is not None and read is subject[0]:
                yield in_subject(fact, subject[1])
            elif body is not None:
                yield in_text(fact, body[1], read.shown, start, end)


def _received(evidence: Evidence) -> datetime | None:
    """Return when the mail came: as the receiver recorded it, else as the mail claims."""
    for role in ("received", "date"):
        claim = evidence.first(DateClaim, role=role)
        if claim is not None and claim[0].at is not None:
            return claim[0].at
    return None


def _fact(text: str, limit: _Limit, received: datetime | None) -> Deadline:
    hours, at = limit.hours, limit.at
    if received is not None and at is not None and hours is None:
        hours = round((at - received).total_seconds() / 3600, 1)
    if received is not None and at is None and hours is not None:
        at = received + timedelta(hours=hours)
    return Deadline(text=text, hours=hours, at=at, past=received is not None and at is not None and at < received)


def _limits(read: Reading, received: datetime | None) -> Iterator[_Limit]:
    for language in read.languages:
        words = wording(language)
        zone = _JST if language == "ja" else received.tzinfo if received is not None else None
        places = words.words.find_matches_as_indexes(read.text, overlapping=True)
        found = [
            _Limit(hit.start(), hit.end(), None, _end_of(day, zone, received))
            for window in _windows([start for word, start, _ in places if word >= words.day_words])
            for pattern, day in words.today
            for hit in pattern.finditer(read.text, *window)
        ]
        for window in _windows([start for word, start, _ in places if word < words.day_words]):
            if _NUMBER.search(read.text, *window) is not None:
                found += _spans(read.text, window, words) if words.numbered.search(read.text, *window) else ()
                found += _dates(read.text, window, words, zone, received) if _DIGIT.search(read.text, *window) else ()
        taken = 0
        for limit in sorted(found, key=lambda limit: (limit.start, -limit.end)):
            if limit.start >= taken:
                taken = limit.end
                yield limit


def _windows(places: list[int]) -> list[tuple[int, int]]:
    """Return the stretches around words that speak of limits, joined where they touch."""
    joined: list[tuple[int, int]] = []
    for at in sorted(places[:WINDOWS]):
        low, high = max(at - NEAR_LEFT, 0), at + NEAR_RIGHT
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


def _spans(text: str, window: tuple[int, int], words: Wording) -> Iterator[_Limit]:
    for pattern in words.within:
        for hit in pattern.finditer(text, *window):
            hours = number(hit["n"]) * _unit(hit["unit"], words)
            if 0 < hours <= LONGEST_HOURS and not words.not_after.search(text, hit.end(), hit.end() + 18):
                yield _Limit(hit.start(), hit.end(), round(hours, 2), None)


def _dates(
    text: str, window: tuple[int, int], words: Wording, zone: tzinfo | None, received: datetime | None
) -> Iterator[_Limit]:
    for pattern in words.dates:
        for hit in pattern.finditer(text, *window):
            around = _around(text, hit, words)
            at = _date(hit, words.order, zone, received) if around is not None else None
            if around is None or at is None or not _plausible(at, received):
                continue
            if not words.not_after.search(text, around[1], around[1] + 18):
                yield _Limit(*around, None, at if at.tzinfo is not None else None)


def _around(text: str, hit: re.Match[str], words: Wording) -> tuple[int, int] | None:
    """Return the range of a date with the words that make it a limit, or None when there are none."""
    for before, after in words.by:
        first = before.search(text, max(hit.start() - NEAR_LEFT, 0), hit.start()) if before is not None else hit
        last = after.match(text, hit.end()) if after is not None else hit
        if first is not None and last is not None:
            return first.start(), last.end()
    return None


def _plausible(at: datetime, received: datetime | None) -> bool:
    return received is None or at.tzinfo is None or EARLIEST < at - received < LATEST


def _unit(text: str, words: Wording) -> float:
    return next((hours for pattern, hours in words.units if pattern.fullmatch(text)), 0.0)


def _end_of(day: str, zone: tzinfo | None, received: datetime | None) -> datetime | None:
    """Return the last second of today, tomorrow or this month, where the text was read."""
    if received is None:
        return None
    local = received.astimezone(zone)
    if day == "tomorrow":
        local += timedelta(days=1)
    if day == "month-end":
        local = local.replace(day=calendar.monthrange(local.year, local.month)[1])
    return local.replace(hour=23, minute=59, second=59, microsecond=0)


def _date(hit: re.Match[str], order: str, zone: tzinfo | None, received: datetime | None) -> datetime | None:
    """Build the point in time a date names; without a clock time, the day's last second. None when there is no such day."""
    named = {name: value for name, value in hit.groupdict().items() if value}
    year = int(named["y"]) if "y" in named else 0
    if "eray" in named:
        year = ERAS[named["era"]] + (1 if named["eray"] == "元" else int(named["eray"]))
    year += 2000 if 0 < year < 100 else 0
    if "a" in named:
        first, second = int(named["a"]), int(named["b"])
        days = [(second, first), (first, second)] if order == "dmy" else [(first, second), (second, first)]
    elif "month" in named:
        days = [(months()[named["month"]], int(named["d"]))]
    else:
        days = [(int(named["m"]), int(named["d"]))]
    clock = (min(int(named["hour"]), 23), int(named.get("minute", 0)) % 60, 0) if "hour" in named else (23, 59, 59)
    years = [year] if year else [received.year - 1, received.year, received.year + 1] if received is not None else []
    possible = [_moment((y, m, d), clock, zone) for m, d in days for y in years]
    there = [at for at in possible if at is not None]
    settled = bool(year) and not ("a" in named and order == "mdy")
    if not there or received is None or zone is None or settled:
        return there[0] if there else None
    return min(there, key=lambda at: abs(at - received))


def _moment(day: tuple[int, int, int], clock: tuple[int, int, int], zone: tzinfo | None) -> datetime | None:
    try:
        return datetime(*day, *clock, tzinfo=zone)
    except ValueError:
        return None
