"""Registered, certificate, mail, one after the other within weeks: the site was made ready for this mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from gyotaku.data.domains import under
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Certificate, DateClaim, Link, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.registrations import certificate_ages, domain_ages

SITE = linked("https://login.evil.example/")
YOUNG = Registration(domain="evil.example", registered=date(2026, 3, 10))
RECEIVED = DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC))


@rule(
    id="page.set-up-in-sequence",
    severity=Severity.LOW,
    text="{domain} was registered on {date}, its first known certificate was issued on {issued}, the mail came on {received}.",
    proves_not="A genuine new site is set up in the same order.",
    attack="T1583.001",
    needs=(Registration, Certificate, Link, DateClaim),
    hits=[
        (SITE, YOUNG, Certificate(host="login.evil.example", issuer="CA", not_before=datetime(2026, 3, 12, tzinfo=UTC)), RECEIVED)
    ],
    misses=[
        # The domain is old; only the certificate is new.
        (
            SITE,
            Registration(domain="evil.example", registered=date(2019, 3, 10)),
            Certificate(host="login.evil.example", issuer="CA", not_before=datetime(2026, 3, 12, tzinfo=UTC)),
            RECEIVED,
        ),
        # The certificate came after the mail.
        (
            SITE,
            YOUNG,
            Certificate(host="login.evil.example", issuer="CA", not_before=datetime(2026, 3, 20, tzinfo=UTC)),
            RECEIVED,
        ),
        # Another site's certificate.
        (SITE, YOUNG, Certificate(host="www.shop.example", issuer="CA", not_before=datetime(2026, 3, 12, tzinfo=UTC)), RECEIVED),
    ],
)
def set_up_in_sequence(evidence: Evidence) -> Iterator[Citation]:
    hosts = [link.goes_to for link, _ in read(evidence).links]
    certificates = list(certificate_ages(evidence))
    for age in domain_ages(evidence, hosts):
        for certificate in certificates:
            if age.new and under(certificate.of, age.of) and 0 <= certificate.days <= age.days:
                received = age.seen[-1].fact
                day = received.at.date().isoformat() if isinstance(received, DateClaim) and received.at else "-"
                words = {"domain": age.of, "date": age.day.isoformat(), "issued": certificate.day.isoformat(), "received": day}
                yield cite(*age.seen, *certificate.seen, **words)
