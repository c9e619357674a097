"""The From domain was confirmed by the receiver. Attackers pass on their own domains, hence weak."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import auth, claim, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import random_label
from gyotaku.rules.reading import cite, read


@rule(
    id="genuine.domain-authenticated",
    severity=Severity.LOW,
    text="The From domain {domain} passes the receiving server's check ({method}).",
    proves_not="Attackers pass on domains of their own; only the domain's owner is confirmed.",
    stance=Stance.GENUINE,
    needs=(AuthRecorded, Address, BrandClaim),
    hits=[(sender("a@shop.example"), auth("dmarc", "pass", "shop.example", aligned=True))],
    misses=[
        (sender("a@shop.example"), auth("dkim", "pass", "esp.example", aligned=False)),
        (claim(), sender(), auth("dmarc", "pass", "kurashi-notice.example", aligned=True)),
        (sender("a@xkqzjwvb.example"), auth("dmarc", "pass", "xkqzjwvb.example", aligned=True)),
    ],
)
def domain_authenticated(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or not reading.vouched or (reading.claim and not reading.vouched_by_brand()):
        return
    if not random_label(reading.sender[0].registrable.partition(".")[0]):
        result, seen = reading.vouched[0]
        yield cite(seen, reading.sender[1], domain=reading.sender[0].domain, method=result.method.upper())
