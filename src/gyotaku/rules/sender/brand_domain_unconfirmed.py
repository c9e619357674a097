"""As the rule on unrelated domains, for brands whose domains rest on general knowledge only."""

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
    id="sender.brand-domain-unconfirmed",
    severity=Severity.MEDIUM,
    text="The mail presents itself as {brand}, but the sender's domain {domain} is not in the unconfirmed list of its domains.",
    proves_not="The brand's entry rests on general knowledge; a genuine sending domain may be missing from it.",
    attack="T1656",
    needs=(BrandClaim, SenderClass, AuthRecorded),
    hits=[(claim(verified=False), relation("unrelated", verified=False))],
    misses=[
        (claim(), relation("unrelated")),
        (claim(verified=False), relation("official", "bank.example", verified=False)),
        (
            claim(verified=False, web_domains=("harbour.example",), sender_domains=()),
            relation("unrelated", "north-harbour.example", verified=False),
            sender("a@north-harbour.example"),
            auth("dkim", "pass", "north-harbour.example", aligned=True),
        ),
    ],
)
def brand_domain_unconfirmed(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated")
    if found and reading.claim and not (found[0].verified and reading.claim[0].verified) and not may_be_house(reading):
        yield cite(reading.claim[1], found[1], domain=found[0].domain, **named(reading.claim[0]))
