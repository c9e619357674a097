"""A page that asks to wait and never goes on: context only."""

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
    id="page.waiting",
    severity=Severity.INFO,
    text="The page at {host} asked visitors to wait and did not go on while it was watched.",
    proves_not="It may have been slow, or waiting for something that a reader would do.",
    needs=(PageView,),
    hits=[(viewed("waiting"),)],
    misses=[
        (viewed("alive", text="お待ちください"),),
        (viewed("challenge"),),
        (claim(), viewed("waiting", "https://www.bank.example/")),
    ],
)
def waiting(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in strange_views(evidence, "waiting"):
        yield cite(seen, host=host_of(page))
