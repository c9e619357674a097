"""The sender's domain was registered for the occasion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, DateClaim, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import read
from gyotaku.rules.registrations import impersonates, newly_registered


@rule(
    id="page.sender-domain-new",
    severity=Severity.HIGH,
    text="The sender's domain {domain} was registered only {days} days before the mail was received ({date}).",
    proves_not="A genuine new business is new as well.",
    hard="sender",
    attack="T1583.001",
    needs=(Registration, Address, DateClaim, BrandClaim),
    hits=[
        (
            claim(),
            relation("unrelated"),
            sender("user@gghxw.example"),
            Registration(domain="gghxw.example", registered=date(2026, 3, 10)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        )
    ],
    misses=[
        # A new shop that speaks for itself is no fact against anybody.
        (
            sender("user@gghxw.example"),
            Registration(domain="gghxw.example", registered=date(2026, 3, 10)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        ),
        (
            claim(),
            relation("unrelated"),
            sender("user@gghxw.example"),
            Registration(domain="gghxw.example", registered=date(2009, 3, 10)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        ),
        (
            sender("user@shop.example"),
            Registration(domain="gghxw.example", registered=date(2026, 3, 10)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        ),
    ],
)
def sender_domain_new(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if impersonates(reading) and reading.sender is not None:
        yield from newly_registered(evidence, [reading.sender[0].domain], reading.sender[1])
