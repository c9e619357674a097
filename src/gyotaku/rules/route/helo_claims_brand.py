"""The client called itself by the brand's name; the address's own name, looked up by the receiver, says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary, BrandClaim
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, boundary, claim, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, of_brand, read


@rule(
    id="route.helo-claims-brand",
    severity=Severity.HIGH,
    text="The sending server called itself {helo}, a name of {brand}; the name the receiver looked up for it is {rdns}.",
    proves_not="Old genuine servers may call themselves by another name than their address has.",
    hard="sender",
    attack="T1036",
    needs=(Boundary, BrandClaim),
    hits=[(claim(), boundary(helo="mail.bank.example", rdns="v160-251-1-2.static.hosting.example"))],
    misses=[
        (claim(), boundary(helo="mail.bank.example", rdns="mx3.bank.example")),
        (claim(), boundary(helo="mail.bank.example", rdns="")),
        (claim(), boundary(helo="mta.esp.example", rdns="o1.esp.example")),
        (
            claim(),
            sender(OWN),
            auth("spf", "pass", "bank.example", aligned=True),
            boundary(helo="mail.bank.example", rdns="vps.example"),
        ),
    ],
)
def helo_claims_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or reading.vouched:
        return
    brand, claimed = reading.claim
    for entry, seen in evidence.of(Boundary):
        told = entry.helo.strip("[]").lower()
        if entry.rdns and of_brand(told, brand) and not of_brand(entry.rdns, brand):
            yield cite(seen, claimed, helo=entry.helo, rdns=entry.rdns, **named(brand))
