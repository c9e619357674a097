"""A company writes from its own domains.

The commonest gap is a genuine sending domain that the brand list lacks, so this alone is not hard.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import auth, claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.houses import may_be_house
from gyotaku.rules.reading import cite, named, read


@rule(
    id="sender.brand-domain-unrelated",
    severity=Severity.HIGH,
    text="The mail presents itself as {brand}, but its sender's domain {domain} is not known to belong to {brand}.",
    proves_not="A company may use an agency or a new domain that the brand list does not hold yet.",
    attack="T1656",
    needs=(BrandClaim, SenderClass, AuthRecorded),
    hits=[(claim(), relation("unrelated"))],
    misses=[
        (claim(), relation("official", "mail.bank.example")),
        (claim(), relation("mailing-service", "esp.example")),
        (claim(verified=False), relation("unrelated", verified=False)),
        (claim("body", primary=False, mention=True), relation("unknown")),
        (
            claim(category="government"),
            relation("unrelated", "city.example.lg.jp"),
            sender("a@city.example.lg.jp"),
            auth("dkim", "pass", "city.example.lg.jp", aligned=True),
        ),
    ],
)
def brand_domain_unrelated(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated")
    if found and reading.claim and found[0].verified and reading.claim[0].verified and not may_be_house(reading):
        yield cite(reading.claim[1], found[1], domain=found[0].domain, **named(reading.claim[0]))
