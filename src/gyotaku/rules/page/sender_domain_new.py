"""The sender's domain was registered for the occasion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from gyotaku.data.domains import under
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, DateClaim, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import sender
from gyotaku.rules.family import rule
from gyotaku.rules.moments import NEW, received_on
from gyotaku.rules.reading import cite, read


@rule(
    id="page.sender-domain-new",
    severity=Severity.HIGH,
    text="The sender's domain {domain} was registered only {days} days before the mail was received ({date}).",
    proves_not="A genuine new business is new as well.",
    hard="sender",
    attack="T1583.001",
    needs=(Registration, Address, DateClaim),
    hits=[
        (
            sender("user@gghxw.example"),
            Registration(domain="gghxw.example", registered=date(2026, 3, 10)),
            DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC)),
        )
    ],
    misses=[
        (
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
    received = received_on(evidence)
    reading = read(evidence)
    for found, seen in evidence.of(Registration):
        if received and found.registered and reading.sender and under(reading.sender[0].domain, found.domain):
            days = (received[0] - found.registered).days
            if 0 <= days <= NEW:
                yield cite(
                    seen, received[1], reading.sender[1], domain=found.domain, days=str(days), date=found.registered.isoformat()
                )
