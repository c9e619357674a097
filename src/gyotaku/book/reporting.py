"""To whom a mail was reported and when, as one decision keeps it: `2026-03-16 WHERE`, or `2026-03-16T14:30+09:00 WHERE`.

The day is that of the report, which the analyst may write down later; the time of day is known only where it was told at once.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from gyotaku.book.summary import JST
from gyotaku.errors import UsageError
from gyotaku.model.case import Decided, Reported

LONGEST = 200
"""Most characters of the name of a place."""


def dated(where: str, on: date | None, now: datetime) -> str:
    """Return the words a decision keeps; without a day it is reported `now`. A day to come is no report."""
    where = " ".join(where.split())
    if len(where) > LONGEST:
        raise UsageError(f"The place it was reported to is longer than {LONGEST} characters; say the rest in a --note.")
    if on is not None and on > now.astimezone(JST).date():
        raise UsageError(f"{on} has not come yet: a report is written down when it was made.")
    return f"{on.isoformat() if on else now.astimezone(JST).isoformat(timespec='minutes')} {where}"


def reported(made: Decided) -> Reported:
    """Read a decision; one of an import that has no day is of the day it was made."""
    day, _, where = made.value.partition(" ")
    try:
        if "T" not in day:
            return Reported(to=where, on=date.fromisoformat(day))
        at = datetime.fromisoformat(day)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return Reported(to=where, on=at.astimezone(JST).date(), at=at)
    except (ValueError, OverflowError):
        return Reported(to=made.value, on=made.at.astimezone(JST).date(), at=made.at)
