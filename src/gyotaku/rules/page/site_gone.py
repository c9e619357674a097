"""Nobody answers at the address any more: context only."""

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
    id="page.site-gone",
    severity=Severity.INFO,
    text="Nothing answered at {host} when it was visited.",
    proves_not="It does not show what was there when the mail came; the line of whoever visited may also have failed.",
    needs=(PageView,),
    hits=[(viewed("dead"),), (viewed("closed"),)],
    misses=[
        (viewed("timeout"),),
        (viewed("refused"),),
        (viewed("error-page"),),
        (claim(), viewed("dead", "https://www.bank.example/")),
    ],
)
def site_gone(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in strange_views(evidence, "dead", "no-such-name", "closed"):
        yield cite(seen, host=host_of(page))
