"""A company's mail does not leave from somebody's home or telephone; a taken-over device's does."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary, BrandClaim, Network
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, boundary, claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.landings import role_of, source_address
from gyotaku.rules.reading import cite, named, read

PRIVATE = frozenset({"consumer", "mobile"})
LINE = Network(ip="192.0.2.7", organisation="Example Broadband", asn=64500, role="consumer")


@rule(
    id="route.source-private-line",
    severity=Severity.LOW,
    text="The mail speaks for {brand}, but came from {ip}, an address of {organisation} that serves private lines.",
    proves_not="The same companies also rent lines to firms, which may run mail servers there.",
    attack="T1584.005",
    needs=(Network, Boundary, BrandClaim),
    hits=[(claim(), relation("unrelated"), boundary(), LINE)],
    misses=[
        (claim(), relation("unrelated"), boundary(), Network(ip="192.0.2.7", organisation="Example Cloud", role="cloud")),
        (claim(), relation("unrelated"), boundary(), Network(ip="192.0.2.7", organisation="Nobody knows")),
        (boundary(), LINE),
        (
            claim(),
            relation("official", "mail.bank.example"),
            sender(OWN),
            auth("dkim", "pass", "bank.example", aligned=True),
            boundary(),
            LINE,
        ),
    ],
)
def source_private_line(evidence: Evidence) -> Iterator[Citation]:
    reading, source = read(evidence), source_address(evidence)
    if reading.claim is None or source is None or reading.vouched_by_brand() or reading.related("mailing-service"):
        return
    held = role_of(evidence, source[0])
    if held is not None and held[0].role in PRIVATE:
        brand = named(reading.claim[0])
        yield cite(held[1], source[1], reading.claim[1], ip=source[0], organisation=held[0].organisation or "-", **brand)
