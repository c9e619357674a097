"""The brand's name or domain stands before the @, where anybody may write anything."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="sender.local-part-brand",
    severity=Severity.HIGH,
    text="{brand}'s name or domain stands before the @ ({local}), but the real domain is {domain}.",
    proves_not="Agencies do name a mailbox after the client they write for.",
    attack="T1036",
    needs=(SenderClass, Address, BrandClaim),
    hits=[
        (claim(), relation("unrelated", local_part="brand"), sender("bank-notice@kurashi-notice.example")),
        (claim(), relation("unrelated", local_part="domain-in-local"), sender("bank.example@kurashi-notice.example")),
    ],
    misses=[
        (claim(), relation("official", "mail.bank.example", local_part="brand"), sender("bank@mail.bank.example")),
        (claim(), relation("mailing-service", "esp.example", local_part="brand"), sender("bank@esp.example")),
    ],
)
def local_part_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated", "other-brand", "free-mail", "look-alike")
    if found and reading.sender and reading.claim and found[0].local_part in {"brand", "domain-in-local"}:
        yield cite(found[1], reading.sender[1], local=reading.sender[0].local, domain=found[0].domain, **named(reading.claim[0]))
