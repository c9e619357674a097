"""Said for completeness: privacy is the default at most registrars today."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="page.registrant-private",
    severity=Severity.INFO,
    text="The registrant of {domain} is hidden.",
    proves_not="Hiding it is the default for genuine domains as well.",
    needs=(Registration,),
    hits=[(Registration(domain="evil.example", private=True),)],
    misses=[(Registration(domain="evil.example", private=False),), (Registration(domain="evil.example"),)],
)
def registrant_private(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Registration, private=True):
        yield cite(seen, domain=found.domain)
