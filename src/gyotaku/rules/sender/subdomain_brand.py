"""The brand's name stands left of the registrable domain, which anybody can arrange."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="sender.subdomain-brand",
    severity=Severity.HIGH,
    text="The sender's domain {domain} carries {brand}'s name ({token}) on the left, but the registered domain is not {brand}'s.",
    proves_not="Mailing services may give each client a subdomain with its name.",
    attack="T1583.001",
    needs=(SenderClass, BrandClaim),
    hits=[(claim(), relation("unrelated", "examplebank.zjfldz.test", subdomain_brand="examplebank"))],
    misses=[
        (claim(), relation("official", "examplebank.bank.example", subdomain_brand="examplebank")),
        (claim(), relation("mailing-service", "examplebank.esp.example", subdomain_brand="examplebank")),
    ],
)
def subdomain_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated", "other-brand", "look-alike")
    if found and reading.claim and found[0].subdomain_brand:
        yield cite(found[1], reading.claim[1], domain=found[0].domain, token=found[0].subdomain_brand, **named(reading.claim[0]))
