"""When a mail was received, for rules that count days."""

from __future__ import annotations

from datetime import date, timedelta, timezone

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import DateClaim

NEW = 30
"""Days below which a registration counts as new: most phishing domains are used within a month of registration."""

JAPAN = timezone(timedelta(hours=9), "JST")


def received_on(evidence: Evidence) -> tuple[date, Observation] | None:
    """Return the day of receipt in Japan by the receiver's own clock, or None; the sender's Date is only a claim."""
    found = evidence.first(DateClaim, role="received")
    if found is None or found[0].at is None:
        return None
    return found[0].at.astimezone(JAPAN).date(), found[1]
