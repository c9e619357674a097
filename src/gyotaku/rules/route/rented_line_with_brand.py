"""A company on the list does not send from a numbered rental server or a household line."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary, BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, boundary, claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import rented
from gyotaku.rules.reading import cite, named, of_brand, read


@rule(
    id="route.rented-line-with-brand",
    severity=Severity.HIGH,
    text="A mail in the name of {brand} came from {rdns}, which reads as a rented server or a household line.",
    proves_not="Genuine senders may run their mail on cloud servers.",
    attack="T1583.003",
    needs=(Boundary, BrandClaim, SenderClass),
    hits=[
        (claim(), relation("unrelated"), boundary(rdns="v160-251-1-2.abcd.static.cnode.example")),
        (claim(), relation("official"), boundary(rdns="ec2-192-0-2-7.compute.cloud.example")),
    ],
    misses=[
        (claim(), relation("official"), boundary(rdns="mx1.bank.example")),
        (relation("unknown"), boundary(rdns="ec2-192-0-2-7.compute.cloud.example")),
        (
            claim(),
            relation("official", "mail.bank.example"),
            sender(OWN),
            auth("dkim", "pass", "bank.example", aligned=True),
            boundary(rdns="ec2-192-0-2-7.compute.cloud.example"),
        ),
    ],
)
def rented_line_with_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or reading.vouched_by_brand() or reading.related("mailing-service"):
        return
    for entry, seen in evidence.of(Boundary):
        if entry.rdns and rented(entry.rdns, entry.source_ip or "") and not of_brand(entry.rdns, reading.claim[0]):
            yield cite(seen, reading.claim[1], rdns=entry.rdns, **named(reading.claim[0]))
