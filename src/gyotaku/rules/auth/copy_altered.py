"""Said so that nobody reads a broken signature as forgery."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthVerified
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="auth.copy-altered",
    severity=Severity.INFO,
    text="The copy was altered after receipt, so that its DKIM signature ({domain}) can no longer be checked.",
    proves_not="Saving, exporting and redacting alter mail; it need not be an attacker.",
    needs=(AuthVerified,),
    hits=[(AuthVerified(method="dkim", outcome="fail", domain="bank.example", why="body-altered"),)],
    misses=[(AuthVerified(method="dkim", outcome="fail", domain="bank.example", why="bad-signature"),)],
)
def copy_altered(evidence: Evidence) -> Iterator[Citation]:
    for checked, seen in evidence.all(AuthVerified, method="dkim", why="body-altered"):
        yield cite(seen, domain=checked.domain)
