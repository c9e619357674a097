"""The mail claims to have been written hours after it arrived: typical of a local clock written with the wrong zone."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DateClaim
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import sent
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="route.date-ahead",
    severity=Severity.LOW,
    text="The mail claims to have been written about {hours} hours after it was received.",
    proves_not="A sender's wrongly set clock does the same.",
    needs=(DateClaim,),
    hits=[(sent("+0000", skew_seconds=8 * 3600),)],
    misses=[
        (sent("+0900", skew_seconds=600),),
        (sent("+0900", skew_seconds=-8 * 3600),),
        (sent("+0900", skew_seconds=3 * 86400),),
    ],
)
def date_ahead(evidence: Evidence) -> Iterator[Citation]:
    for date, seen in evidence.all(DateClaim, role="date"):
        if date.skew_seconds is not None and 2700 <= date.skew_seconds <= 86400:
            yield cite(seen, hours=str(max(1, round(date.skew_seconds / 3600))))
