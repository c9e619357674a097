"""Domains for phishing are used within days of registration; a company's site is years old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from gyotaku.data.domains import under
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DateClaim, Link, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.moments import NEW, received_on
from gyotaku.rules.reading import cite, read


@rule(
    id="page.link-domain-new",
    severity=Severity.HIGH,
    text="The linked domain {domain} was registered only {days} days before the mail was received ({date}).",
    proves_not="A genuine new site is new as well.",
    hard="page",
    attack="T1583.001",
    needs=(Registration, Link, DateClaim),
    hits=[
        (
            linked("https://login.evil.example/"),
            Registration(domain="evil.example", registered=date(2026, 3, 12)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        )
    ],
    misses=[
        (
            linked("https://login.evil.example/"),
            Registration(domain="evil.example", registered=date(2009, 3, 12)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        ),
        (linked("https://login.evil.example/"), Registration(domain="evil.example", registered=date(2026, 3, 12))),
        (
            linked("https://login.evil.example/"),
            Registration(domain="evil.example", registered=date(2026, 4, 12)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        ),
    ],
)
def link_domain_new(evidence: Evidence) -> Iterator[Citation]:
    received = received_on(evidence)
    hosts = [link.goes_to for link, _ in read(evidence).links]
    for found, seen in evidence.of(Registration):
        if received and found.registered and any(under(host, found.domain) for host in hosts):
            days = (received[0] - found.registered).days
            if 0 <= days <= NEW:
                yield cite(seen, received[1], domain=found.domain, days=str(days), date=found.registered.isoformat())
