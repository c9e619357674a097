"""The browser refuses the page because its certificate does not hold."""

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
    id="page.certificate-broken",
    severity=Severity.LOW,
    text="The page behind the link ({host}) has a certificate that browsers refuse.",
    proves_not="Small genuine sites forget to renew theirs.",
    needs=(PageView,),
    hits=[(viewed("certificate-error"),)],
    misses=[
        (viewed("dead"),),
        (viewed("login-form"),),
        (claim(), viewed("certificate-error", "https://www.bank.example/")),
    ],
)
def certificate_broken(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in strange_views(evidence, "certificate-error"):
        yield cite(seen, host=host_of(page))
