"""Programs compute the weekday; one that does not match was written by hand or by a careless kit."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DateClaim
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import sent
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="route.weekday-wrong",
    severity=Severity.LOW,
    text="The weekday of the Date does not fit the day ({raw}).",
    proves_not="Old or faulty programs do the same.",
    needs=(DateClaim,),
    hits=[(sent("+0900", weekday_matches=False),)],
    misses=[(sent("+0900", weekday_matches=True),), (sent("+0900"),)],
)
def weekday_wrong(evidence: Evidence) -> Iterator[Citation]:
    for date, seen in evidence.all(DateClaim, role="date", weekday_matches=False):
        yield cite(seen, raw=date.raw)
