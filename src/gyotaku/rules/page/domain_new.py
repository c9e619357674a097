"""A young domain in a mail that imitates no verified brand: telling, but every new business has one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, DateClaim, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import read
from gyotaku.rules.registrations import impersonates, newly_registered

RECEIVED = DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC))


@rule(
    id="page.domain-new",
    severity=Severity.MEDIUM,
    text="The domain {domain} of the sender or of a link was registered only {days} days before the mail was received ({date}).",
    proves_not="A genuine new business is new as well.",
    attack="T1583.001",
    needs=(Registration, Address, DateClaim),
    hits=[(sender("info@shop.example"), Registration(domain="shop.example", registered=date(2026, 3, 10)), RECEIVED)],
    misses=[
        (sender("info@shop.example"), Registration(domain="shop.example", registered=date(2019, 3, 10)), RECEIVED),
        (
            claim(),
            relation("unrelated", "shop.example"),
            sender("info@shop.example"),
            Registration(domain="shop.example", registered=date(2026, 3, 10)),
            RECEIVED,
        ),
    ],
)
def domain_new(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if not impersonates(reading):
        senders = [reading.sender[0].domain] if reading.sender else []
        yield from newly_registered(evidence, [*senders, *(link.goes_to for link, _ in reading.links)])
