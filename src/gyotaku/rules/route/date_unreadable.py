"""RFC 5322 requires a Date; kits get it wrong."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DateClaim
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="route.date-unreadable",
    severity=Severity.LOW,
    text="The Date field ({raw}) cannot be read as a date.",
    proves_not="Faulty genuine programs do the same.",
    needs=(DateClaim,),
    hits=[(DateClaim(role="date", raw="Mon, 99 Foo 2026"),)],
    misses=[(DateClaim(role="date", raw=""),), (DateClaim(role="received", raw="x"),)],
)
def date_unreadable(evidence: Evidence) -> Iterator[Citation]:
    for date, seen in evidence.all(DateClaim, role="date"):
        if date.at is None and date.raw.strip() and date.zone is None:
            yield cite(seen, raw=date.raw)
