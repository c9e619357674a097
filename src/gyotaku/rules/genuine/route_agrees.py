"""The address's own name lies under the From domain: the server belongs to whom the mail names."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Boundary, BrandClaim
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import boundary, claim, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, of_brand, read


@rule(
    id="genuine.route-agrees",
    severity=Severity.LOW,
    text="The sending server's own name {rdns} lies under the From domain {domain}.",
    proves_not="Whoever runs a line can give it any reverse name.",
    stance=Stance.GENUINE,
    needs=(Boundary, Address, BrandClaim),
    hits=[(boundary(rdns="mx1.shop.example", helo="mx1.shop.example"), sender("a@shop.example"))],
    misses=[
        (boundary(rdns="vps7.hosting.example", helo="mx1.shop.example"), sender("a@shop.example")),
        (boundary(rdns="mx1.shop.example", sure=False), sender("a@shop.example")),
        (claim(), boundary(rdns="mx1.kurashi-notice.example"), sender()),
    ],
)
def route_agrees(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    brand = reading.claim[0] if reading.claim else None
    for entry, seen in evidence.of(Boundary):
        fits = brand is None or of_brand(entry.rdns, brand)
        if entry.rdns and entry.sure and fits and reading.sender and reading.own(entry.rdns):
            yield cite(seen, reading.sender[1], rdns=entry.rdns, domain=reading.sender[0].domain)
