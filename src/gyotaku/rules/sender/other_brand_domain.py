"""Stolen accounts and spoofed domains of one company are used to write in the name of another."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="sender.other-brand-domain",
    severity=Severity.HIGH,
    text="The mail presents itself as {brand}, but the sender's domain {domain} belongs to another company ({other}).",
    proves_not="Group companies and partners do send for each other.",
    attack="T1656",
    needs=(BrandClaim, SenderClass),
    hits=[(claim(), relation("other-brand", "parcels.example", other="Example Parcels"))],
    misses=[(claim(), relation("group-company", "bankcard.example")), (claim(), relation("official", "mail.bank.example"))],
)
def other_brand_domain(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("other-brand")
    if found and reading.claim:
        yield cite(reading.claim[1], found[1], domain=found[0].domain, other=found[0].other, **named(reading.claim[0]))
