"""Computed now from the bytes and DNS answers, not believed from a header."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthVerified, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="auth.verified-failure",
    severity=Severity.HIGH,
    text="Checked again now, the mail fails DMARC for the From domain {domain}.",
    proves_not="A copy altered after receipt, or DNS records changed since, fail as well.",
    attack="T1672",
    needs=(AuthVerified, MailingList),
    hits=[(AuthVerified(method="dmarc", outcome="fail", domain="bank.example"),)],
    misses=[
        (AuthVerified(method="dmarc", outcome="pass", domain="bank.example"),),
        (AuthVerified(method="dmarc", outcome="fail", domain="bank.example", why="body-altered"),),
    ],
)
def verified_failure(evidence: Evidence) -> Iterator[Citation]:
    for checked, seen in evidence.all(AuthVerified, method="dmarc", outcome="fail"):
        if checked.why != "body-altered" and not read(evidence).listed:
            yield cite(seen, domain=checked.domain)
