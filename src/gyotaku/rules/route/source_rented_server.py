"""A machine anybody rents by the hour: told, and weighed little, for genuine senders rent them too."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary, BrandClaim, Network, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, boundary, claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.landings import role_of, source_address
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.registrations import STRANGERS

RENTED = frozenset({"cloud", "hosting"})
CLOUD = Network(ip="192.0.2.7", organisation="Example Cloud", asn=64500, role="cloud")


@rule(
    id="route.source-rented-server",
    severity=Severity.LOW,
    text="The mail speaks for {brand} from an address unrelated to it, and came from a rented server of {organisation} ({ip}).",
    proves_not="Genuine companies and mailing services rent servers there as well.",
    attack="T1583.003",
    needs=(Network, Boundary, BrandClaim, SenderClass),
    hits=[(claim(), relation("unrelated"), boundary(), CLOUD)],
    misses=[
        (claim(), relation("mailing-service"), boundary(), CLOUD),
        (claim(), relation("unrelated"), boundary(), Network(ip="192.0.2.7", organisation="Example Line", role="consumer")),
        (claim(), relation("unrelated"), boundary(source_ip="198.51.100.4"), CLOUD),
        (claim(name_en="Example"), relation("unrelated"), boundary(), CLOUD),
        (claim(), relation("unrelated"), boundary(), CLOUD, Network(ip="192.0.2.7", organisation="Example Mobile", country="CN")),
        (
            claim(),
            relation("official", "mail.bank.example"),
            sender(OWN),
            auth("dkim", "pass", "bank.example", aligned=True),
            boundary(),
            CLOUD,
        ),
    ],
)
def source_rented_server(evidence: Evidence) -> Iterator[Citation]:
    reading, source = read(evidence), source_address(evidence)
    if reading.claim is None or source is None or reading.related(*STRANGERS) is None or reading.vouched_by_brand():
        return
    held = role_of(evidence, source[0])
    brand = named(reading.claim[0])
    # A brand that rents servers to others sends from its own.
    own = held is not None and brand["brand"].lower() in held[0].organisation.lower()
    if held is not None and held[0].role in RENTED and not own:
        yield cite(held[1], source[1], reading.claim[1], ip=source[0], organisation=held[0].organisation or "-", **brand)
