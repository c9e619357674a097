"""Read points in time as mail programs write them: RFC 5322 section 3.3, its obsolete forms, and the wrong ones.

One regular expression per layout, each anchored on digits and bounded, so that reading is linear in a value that is cut first.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from gyotaku.patterns import late

LONGEST = 200
"""Most characters of a value that are looked at; a real one has about 40."""

# English names by the standard; the others come from programs that format dates in the sender's language.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen",
            "feb fev fév",
            "mar mär mrz",
            "apr abr avr",
            "may mai mag maj",
            "jun giu juin",
            "jul lug juil",
            "aug ago aoû aou",
            "sep set",
            "oct out okt ott",
            "nov",
            "dec dez dic déc",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("mon 月 周一", "tue 火 周二", "wed 水 周三", "thu 木 周四", "fri 金 周五", "sat 土 周六", "sun 日 周日")
    )
    for name in names.split()
}
# RFC 5322 section 4.3 and what is seen besides. Names that mean several zones (IST, BST, CST without a number) follow the
# RFC where it speaks, else the zone mail mostly means.
_ZONES = {
    "UT": 0,
    "GMT": 0,
    "UTC": 0,
    "Z": 0,
    "WET": 0,
    "EST": -300,
    "EDT": -240,
    "CST": -360,
    "CDT": -300,
    "MST": -420,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
    "BRT": -180,
    "BST": 60,
    "WEST": 60,
    "CET": 60,
    "MET": 60,
    "CEST": 120,
    "MEST": 120,
    "EET": 120,
    "SAST": 120,
    "EEST": 180,
    "MSK": 180,
    "IST": 330,
    "WIB": 420,
    "ICT": 420,
    "HKT": 480,
    "SGT": 480,
    "AWST": 480,
    "JST": 540,
    "KST": 540,
    "AEST": 600,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
}

_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun|[月火水木金土日])[a-z]{0,6}\.?[)）]?\s{0,9},?\s{0,9})?"
_CLOCK = (
    r"(?P<hour>\d{1,2})\s?[:.]\s?(?P<minute>\d{1,2})(?:\s?[:.]\s?(?P<second>\d{1,2})(?:[.,]\d{1,9})?)?(?:\s?(?P<half>[ap]m)\b)?"
)
_ZONE = (
    r"(?:\s{0,9}(?P<zone>(?:GMT|UTC)?[+-]\d{1,2}:?\d{2}\b|(?:GMT|UTC)?[+-]\d{1,2}\b|\((?:[A-Z]{1,5}|[+-]\d{4})\)|[A-Z]{1,5}\b))?"
)
_MONTH = r"(?P<month>[a-zéäû]{3,9}\.?|\d{1,2}月)"
_LAYOUTS = tuple(
    late(layout, re.IGNORECASE)
    for layout in (
        # Sun, 15 Mar 2026 17:29:00 +0900; also 15-Mar-26, 15 3月 2026
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})[\s./-]{{1,9}}{_MONTH}[\s./,-]{{1,9}}(?P<year>\d{{2,4}})[\s,]{{1,9}}{_CLOCK}{_ZONE}",
        # Sun Mar 15 17:29:00 2026, with the zone before or after the year (ctime)
        rf"{_WEEKDAY}{_MONTH}\s{{1,9}}(?P<day>\d{{1,2}})\s{{1,9}}{_CLOCK}{_ZONE}\s{{1,9}}(?P<year>\d{{4}})(?:\s{{1,9}}(?P<late>[+-]\d{{4}}))?",
        # March 15, 2026 5:29:00 PM
        rf"{_WEEKDAY}{_MONTH}\s{{1,9}}(?P<day>\d{{1,2}}),?\s{{1,9}}(?P<year>\d{{4}}),?\s{{1,9}}(?:at\s)?{_CLOCK}{_ZONE}",
        # 2026-03-15T17:29:00+09:00, 2026/3/15 (日) 17:29, 2026年3月15日(日) 17:29
        rf"(?P<year>\d{{4}})[-/.年](?P<month>\d{{1,2}})[-/.月](?P<day>\d{{1,2}})日?[\sT]{{0,9}}[(（]?{_WEEKDAY}{_CLOCK}{_ZONE}",
        # 15/03/2026 17:29: day first, as all languages but one write it
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}})[\s,]{{1,9}}{_CLOCK}{_ZONE}",
    )
)
# What nearly every server and program writes; the layouts above read it too, only slower.
_USUAL = re.compile(
    r"\s*(?:(?P<weekday>[A-Z][a-z]{2}),\s{1,2})?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):([0-5]\d)"
    r" ([+-](?:0\d|1[0-4])[0-5]\d)(?:\s*\(|$)"
)


class Moment(NamedTuple):
    """A point in time read from text; `at` is None when the text holds none."""

    at: datetime | None
    zone: str | None = None
    weekday_matches: bool | None = None


UNREADABLE = Moment(None)


def read_moment(text: str) -> Moment:
    """Read the first date with a clock time in a text.

    The zone is returned as written; a text without one, or with an unknown name, is read as UTC (RFC 5322 section 4.3).
    """
    return _read(text[:LONGEST])


@lru_cache(maxsize=512)
def _read(text: str) -> Moment:
    """Read one text; the observers of one mail ask for the same few several times."""
    usual = _USUAL.match(text)
    if usual is not None:
        moment = _usual(usual)
        if moment is not UNREADABLE:
            return moment
    for layout in _LAYOUTS:
        found = layout.search(text)
        if found is not None:
            moment = _moment(found)
            if moment is not UNREADABLE:
                return moment
    return UNREADABLE


def _usual(found: re.Match[str]) -> Moment:
    weekday, day, month, year, hour, minute, second, zone = found.groups()
    number = _MONTHS.get(month.lower())
    offset = _offset(zone)
    if number is None or offset is None:
        return UNREADABLE
    try:
        at = datetime(int(year), number, int(day), int(hour), int(minute), int(second), tzinfo=offset)
        at.astimezone(UTC)
    except (ValueError, OverflowError):
        return UNREADABLE
    return Moment(at, zone, _WEEKDAYS.get(weekday.lower()) == at.weekday() if weekday else None)


def _moment(found: re.Match[str]) -> Moment:
    group = found.groupdict()
    month = _month(group["month"])
    zone = group.get("late") or group["zone"]
    hour = int(group["hour"])
    if group["half"]:
        hour = hour % 12 + (12 if group["half"].lower() == "pm" else 0)
    if month is None:
        return UNREADABLE
    zone = zone.strip("()") if zone else None
    offset = _offset(zone)
    if offset is None:
        return UNREADABLE
    try:
        day = date(_year(group["year"]), month, int(group["day"]))
        # 24:00:00 and second 60 (leap second) are legal in places; both are the next moment after 59.
        at = datetime(day.year, day.month, day.day, tzinfo=offset) + timedelta(
            hours=_below(hour, 24), minutes=_below(int(group["minute"]), 59), seconds=_below(int(group["second"] or 0), 60)
        )
        at.astimezone(UTC)
    except (ValueError, OverflowError):
        return UNREADABLE
    weekday = group["weekday"]
    matches = _WEEKDAYS.get(weekday[:3].lower()) == day.weekday() if weekday else None
    return Moment(at, zone, matches)


def _below(number: int, most: int) -> int:
    if number > most:
        raise ValueError(number)
    return number


def _month(text: str) -> int | None:
    text = text.lower().rstrip(".月")
    if text.isdecimal():
        return int(text)
    return _MONTHS.get(text[:4]) or _MONTHS.get(text[:3])


def _year(text: str) -> int:
    """Read two and three digits by RFC 5322 section 4.3."""
    year = int(text)
    if len(text) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(text) == 3 else year


@lru_cache(maxsize=256)
def _offset(zone: str | None) -> timezone | None:
    """Return the zone's offset: UTC for none and for unknown names, None for a number no clock on earth shows."""
    if zone is None:
        return UTC
    text = zone.upper().removeprefix("GMT").removeprefix("UTC")
    if not text or text[0] not in "+-":
        return timezone(timedelta(minutes=_ZONES.get(zone.upper(), 0)))
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 15 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)
