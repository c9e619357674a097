"""The first certificate known for the page is only days old: the page was set up for this wave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Certificate, DateClaim
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite
from gyotaku.rules.registrations import certificate_ages


@rule(
    id="page.certificate-new",
    severity=Severity.LOW,
    text="The first certificate known for {host} was issued {days} days before the mail was received.",
    proves_not="It may be a renewal where older ones are not known: genuine sites renew theirs every ninety days or so.",
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
        ),
        # A renewal of a certificate that is known from before.
        (
            Certificate(host="shop.example", issuer="CA", not_before=datetime(2026, 3, 14, tzinfo=UTC)),
            Certificate(host="shop.example", issuer="CA", not_before=datetime(2025, 12, 14, tzinfo=UTC)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        ),
    ],
)
def certificate_new(evidence: Evidence) -> Iterator[Citation]:
    for age in certificate_ages(evidence):
        if 0 <= age.days <= 7:
            yield cite(*age.seen, host=age.of, days=str(age.days))
