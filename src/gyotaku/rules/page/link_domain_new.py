"""Domains for phishing are used within days of registration; a company's site is years old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, DateClaim, Link, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, linked, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import read, same_owner
from gyotaku.rules.registrations import impersonates, newly_registered


@rule(
    id="page.link-domain-new",
    severity=Severity.HIGH,
    text="The linked domain {domain} was registered only {days} days before the mail was received ({date}).",
    proves_not="A genuine new site is new as well.",
    hard="page",
    attack="T1583.001",
    needs=(Registration, Link, DateClaim, BrandClaim),
    hits=[
        (
            claim(),
            relation("unrelated"),
            linked("https://login.evil.example/"),
            Registration(domain="evil.example", registered=date(2026, 3, 12)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        )
    ],
    misses=[
        # A new shop that speaks for itself is no fact against anybody.
        (
            linked("https://login.evil.example/"),
            Registration(domain="evil.example", registered=date(2026, 3, 12)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        ),
        (
            claim(),
            relation("unrelated"),
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
    reading = read(evidence)
    own = reading.sender[0].domain if reading.sender else ""
    # One registration is one fact: a link to the sender's own new domain is told by the rule on senders.
    hosts = [link.goes_to for link, _ in reading.links if not same_owner(link.goes_to, own)]
    if impersonates(reading):
        yield from newly_registered(evidence, hosts)
