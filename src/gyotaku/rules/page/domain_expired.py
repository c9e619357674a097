"""Told for completeness: a lapsed domain may have passed to somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from gyotaku.data.domains import under
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, DateClaim, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.moments import received_on
from gyotaku.rules.reading import cite, read

LAPSING = ("redemption", "pending delete", "pendingdelete", "expired", "autorenewperiod", "auto renew period")
"""Words of states in which a registration has run out (RFC 3915, RFC 8056)."""
RECEIVED = DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC))


@rule(
    id="page.domain-expired",
    severity=Severity.INFO,
    text="The registration of {domain} had run out or was running out ({state}).",
    proves_not="Genuine sites forget to renew as well.",
    needs=(Registration, Address, DateClaim),
    hits=[
        (sender("a@shop.example"), Registration(domain="shop.example", expires=date(2026, 3, 1)), RECEIVED),
        (
            sender("a@bank.example"),
            linked("https://shop.example/"),
            Registration(domain="shop.example", status=("redemption period",)),
            RECEIVED,
        ),
    ],
    misses=[
        (sender("a@shop.example"), Registration(domain="shop.example", expires=date(2027, 3, 1), status=("active",)), RECEIVED),
        (sender("a@shop.example"), Registration(domain="other.example", expires=date(2020, 3, 1)), RECEIVED),
    ],
)
def domain_expired(evidence: Evidence) -> Iterator[Citation]:
    reading, received = read(evidence), received_on(evidence)
    hosts = [*([reading.sender[0].domain] if reading.sender else []), *(link.goes_to for link, _ in reading.links)]
    for found, seen in evidence.of(Registration):
        if not any(under(host, found.domain) for host in hosts):
            continue
        state = next((word for word in found.status if word.lower().startswith(LAPSING)), "")
        if state:
            yield cite(seen, domain=found.domain, state=state)
        elif received and found.expires and found.expires < received[0]:
            yield cite(seen, received[1], domain=found.domain, state=found.expires.isoformat())
