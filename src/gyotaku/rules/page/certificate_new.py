"""The certificate of the page is only days old: the page was set up for this wave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Certificate, DateClaim
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.moments import received_on
from gyotaku.rules.reading import cite


@rule(
    id="page.certificate-new",
    severity=Severity.LOW,
    text="The certificate of {host} was issued {days} days before the mail was received.",
    proves_not="Genuine sites renew theirs every ninety days or so.",
    attack="T1587.003",
    needs=(Certificate, DateClaim),
    hits=[
        (
            Certificate(host="evil.example", issuer="CA", not_before=datetime(2026, 3, 14, tzinfo=UTC)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        )
    ],
    misses=[
        (
            Certificate(host="evil.example", issuer="CA", not_before=datetime(2026, 2, 1, tzinfo=UTC)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        )
    ],
)
def certificate_new(evidence: Evidence) -> Iterator[Citation]:
    received = received_on(evidence)
    for found, seen in evidence.of(Certificate):
        if received and found.not_before:
            days = (received[0] - found.not_before.date()).days
            if 0 <= days <= 7:
                yield cite(seen, received[1], host=found.host, days=str(days))
