"""The client called itself by the brand's name and its address has no name at all, or none was recorded."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary, BrandClaim
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, boundary, claim, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, of_brand, read


@rule(
    id="route.helo-brand-without-name",
    severity=Severity.MEDIUM,
    text="The sending server called itself {helo}, a name of {brand}, but no name that bears this out was recorded for {ip}.",
    proves_not="Some receivers do not record the looked-up name at all.",
    attack="T1036",
    needs=(Boundary, BrandClaim),
    hits=[(claim(), boundary(helo="bank.example"))],
    misses=[
        (claim(), boundary(helo="bank.example", rdns="mx.bank.example")),
        (claim(), boundary(helo="mta.esp.example")),
        (claim(), sender(OWN), auth("spf", "pass", "bank.example", aligned=True), boundary(helo="bank.example")),
    ],
)
def helo_brand_without_name(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or reading.vouched:
        return
    for entry, seen in evidence.of(Boundary):
        if not entry.rdns and entry.source_ip and of_brand(entry.helo.strip("[]").lower(), reading.claim[0]):
            yield cite(seen, reading.claim[1], helo=entry.helo, ip=entry.source_ip, **named(reading.claim[0]))
