"""Attackers pass on their own domains: the check shows who owns the domain, not that the brand wrote."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.houses import may_be_house
from gyotaku.rules.reading import cite, named, read


@rule(
    id="auth.pass-of-unrelated-domain",
    severity=Severity.LOW,
    text="The checks pass for the sender's own domain {domain}; as it is not {brand}'s, this does not show that {brand} wrote.",
    proves_not="It says nothing about the intent of the domain's owner.",
    attack="T1583.001",
    needs=(AuthRecorded, BrandClaim, SenderClass),
    hits=[(claim(), relation("unrelated"), sender(), auth("dmarc", "pass", "kurashi-notice.example", aligned=True))],
    misses=[
        (claim(), relation("official", "mail.bank.example"), sender(OWN), auth("dmarc", "pass", "bank.example", aligned=True)),
        (claim(), relation("unrelated"), sender(), auth("dmarc", "fail", "kurashi-notice.example")),
        (
            claim(verified=False, web_domains=("harbour.example",), sender_domains=()),
            relation("unrelated", "north-harbour.example", verified=False),
            sender("a@north-harbour.example"),
            auth("dkim", "pass", "north-harbour.example", aligned=True),
        ),
    ],
)
def pass_of_unrelated_domain(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated", "look-alike")
    if found and reading.claim and reading.vouched and not may_be_house(reading):
        yield cite(reading.vouched[0][1], found[1], domain=found[0].domain, **named(reading.claim[0]))
