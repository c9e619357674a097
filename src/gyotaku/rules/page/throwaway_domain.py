"""A name nobody would choose, registered for this month's mail: made to be thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, DateClaim, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import random_label
from gyotaku.rules.reading import cite, read
from gyotaku.rules.registrations import domain_ages

RECEIVED = DateClaim(role="received", at=datetime(2026, 3, 15, 8, 29, tzinfo=UTC))


@rule(
    id="page.throwaway-domain",
    severity=Severity.MEDIUM,
    text="The domain {domain} has a name that reads as made up by a machine and was registered {days} days before the mail.",
    proves_not="A name in a language the word list does not know may read so as well.",
    attack="T1583.001",
    needs=(Registration, Address, DateClaim),
    hits=[
        (sender("user@xkqzvwtp.example"), Registration(domain="xkqzvwtp.example", registered=date(2026, 3, 10)), RECEIVED),
        (
            sender("a@shop.example"),
            linked("https://login.xkqzvwtp.example/"),
            Registration(domain="xkqzvwtp.example", registered=date(2026, 3, 10)),
            RECEIVED,
        ),
    ],
    misses=[
        (sender("user@xkqzvwtp.example"), Registration(domain="xkqzvwtp.example", registered=date(2012, 3, 10)), RECEIVED),
        (sender("a@new-shop.example"), Registration(domain="new-shop.example", registered=date(2026, 3, 10)), RECEIVED),
    ],
)
def throwaway_domain(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    senders = [reading.sender[0].domain] if reading.sender else []
    for age in domain_ages(evidence, [*senders, *(link.goes_to for link, _ in reading.links)]):
        if age.new and random_label(age.of.partition(".")[0]):
            yield cite(*age.seen, **age.words)
