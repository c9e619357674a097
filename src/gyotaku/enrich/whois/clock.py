"""Dates and times as registries print them: a dozen forms, mostly without a zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from gyotaku.data.whois import Server, whois
from gyotaku.model.noun import Noun

_MONTHS = {
    name: number
    for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?"
_ZONE = r"(?P<zone>Z|\(?(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?\)?|\(?[A-Z]{3,4}\)?)"
_CLOCK = rf"(?:[T ]\s{{0,4}}{_TIME}(?:\s{{0,2}}{_ZONE})?)?"
_MONTH = rf"(?P<word>(?i:{'|'.join(_MONTHS)}))[A-Za-z]{{0,6}}"
_FORMS = (
    # 2003-03-17 12:20:05 · 2005/05/30 · 2007. 03. 02. · 2010-10-03T21:00:00.000Z
    rf"(?P<year>\d{{4}})[-/.]\s?(?P<month>\d{{1,2}})[-/.]\s?(?P<day>\d{{1,2}})(?!\d){_CLOCK}",
    # 20020903000000 · 20090324 · 19990518 #162310
    r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d))?(?!\d)",
    # 2001-Aug-23.
    rf"(?P<year>\d{{4}})-{_MONTH}-(?P<day>\d{{1,2}})(?!\d)",
    # 12-Feb-2006 18:08:52 UTC · 2nd April, 2001 · 31 Oct 2002 00:00 UTC
    rf"(?<![\d-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{{1,2}}{_MONTH}[,]?[ -]{{1,2}}(?P<year>\d{{4}})(?!\d){_CLOCK}",
    # Thu Aug 03 2006 · May 22 2002 · Tue Feb 10 09:42:42 2004 · Mar 25 01:57:22 PDT 2009
    rf"(?<![A-Za-z]){_MONTH}\s{{1,2}}(?P<day>\d{{1,2}}),?\s(?:{_TIME}\s(?:{_ZONE}\s)?)?(?P<year>\d{{4}})(?!\d)",
    # 30.01.2006 18:55:00 · 27/07/2000 · 27-05-1999 · 16/09/03
    rf"(?<!\d)(?P<first>\d{{1,2}})[-/.](?P<second_number>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d\d)(?!\d){_CLOCK}",
)


class Stamp(Noun, frozen=True, kw_only=True):
    """A date as printed: the day as the registry counts it, and the moment where time and zone are both known."""

    day: date
    at: datetime | None = None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for form in _FORMS)


def stamp(text: str, server: Server) -> Stamp | None:
    """Read the first date of a value; None when there is none or it is only a bound (`before Aug-1996`) or impossible.

    A time without a zone is in the zone of the server's registry; where nobody knows that one, only the day is kept.
    """
    text = text[:120]
    for form in _forms():
        found = form.search(text)
        if found:
            return _stamp(found, server)
    return None


def _stamp(found: re.Match[str], server: Server) -> Stamp | None:
    part = {name: value for name, value in found.groupdict().items() if value}
    month, day = _month_and_day(part, server)
    year = int(part["year"])
    if year < 100:
        # The first domain name was registered in 1985.
        year += 1900 if year >= 85 else 2000
    try:
        on = date(year, month, day)
        if "hour" not in part:
            return Stamp(day=on)
        clock = datetime(year, month, day, int(part["hour"]), int(part["minute"]), int(part.get("second", "0")), tzinfo=UTC)
    except ValueError:
        return None
    zone = offset(part["zone"]) if "zone" in part else server.offset
    return Stamp(day=on, at=clock.replace(tzinfo=zone) if zone else None)


def _month_and_day(part: dict[str, str], server: Server) -> tuple[int, int]:
    if "word" in part:
        return _MONTHS.get(part["word"].lower(), 0), int(part["day"])
    if "first" in part:
        first, second = int(part["first"]), int(part["second_number"])
        return (first, second) if server.order == "mdy" else (second, first)
    return int(part["month"]), int(part["day"])


def offset(word: str) -> timezone | None:
    """Return the zone a word names (`Z`, `(JST)`, `+02`, `GMT+0:00`, `-0700`), or None when it names none for certain."""
    bare = word.strip("()").upper()
    hours = whois().zones.get(bare)
    if hours is not None:
        return timezone(timedelta(hours=hours))
    found = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2}?):?(\d\d)?", bare)
    if not found:
        return None
    span = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if span > timedelta(hours=14):
        return None
    return timezone(-span if found[1] == "-" else span)
