"""The Date field lies a day or more from receipt: a clock set by hand, or a template sent late."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DateClaim
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import sent
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="route.date-far-off",
    severity=Severity.MEDIUM,
    text="The Date the mail claims lies about {days} days from when the receiver took it in.",
    proves_not="Wrong clocks and mail held up on the way do the same.",
    needs=(DateClaim,),
    hits=[(sent("+0900", skew_seconds=3 * 86400),), (sent("+0900", skew_seconds=-10 * 86400),)],
    misses=[(sent("+0900", skew_seconds=840),), (sent("+0900", skew_seconds=-5 * 86400),), (sent("+0900"),)],
)
def date_far_off(evidence: Evidence) -> Iterator[Citation]:
    for date, seen in evidence.all(DateClaim, role="date"):
        skew = date.skew_seconds
        # Mail may wait for days (RFC 5321 section 4.5.4.1: give up after 4-5), but never arrives before it is sent.
        if skew is not None and (skew > 86400 or skew < -7 * 86400):
            yield cite(seen, days=str(round(abs(skew) / 86400)))
