"""An earlier case shares the sender's or the page's infrastructure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Sighting
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="page.seen-before",
    severity=Severity.MEDIUM,
    text="An earlier case ({case}) shares {shares} with this mail.",
    proves_not="Shared servers and templates that go round make strangers alike.",
    needs=(Sighting,),
    hits=[(Sighting(case="c1", seen=date(2026, 3, 1), shares=("link-domain",)),)],
    misses=[(Sighting(case="c1", seen=date(2026, 3, 1), shares=()),)],
)
def seen_before(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Sighting):
        if found.shares:
            yield cite(seen, case=found.case, shares=", ".join(found.shares))
