"""The page of a service that keeps unused names: context only."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, viewed
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite
from gyotaku.rules.visited import host_of, strange_views


@rule(
    id="page.parked",
    severity=Severity.INFO,
    text="At {host} only the page of a service for unused domain names was shown.",
    proves_not="It may have shown something else when the mail came.",
    needs=(PageView,),
    hits=[(viewed("parked"),)],
    misses=[(viewed("alive"),), (viewed("error-page"),), (claim(), viewed("parked", "https://www.bank.example/"))],
)
def parked(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in strange_views(evidence, "parked"):
        yield cite(seen, host=host_of(page))
