"""From the address table: a Japanese company's mail usually leaves from Japan. Weak: mailing services and clouds do not."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, Boundary, BrandClaim, Network
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, boundary, claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read

AT_HOME = {"JP", "US"}
"""Japan, and the country most clouds and services are registered in."""


@rule(
    id="route.source-abroad",
    severity=Severity.MEDIUM,
    text="The mail speaks for {brand} in Japanese, but its source {ip} is assigned abroad according to who was asked ({owners}).",
    proves_not="Many genuine companies send by services and clouds abroad.",
    needs=(Network, BrandClaim, Body, Boundary),
    hits=[
        (
            claim(),
            boundary(),
            Network(ip="192.0.2.7", country="CN", organisation="Example Cloud"),
            Network(ip="192.0.2.7", country="SG", organisation="Other Cloud"),
            Body(blocks=(), part="1", media_type="text/plain", language="ja"),
        )
    ],
    misses=[
        (
            claim(),
            boundary(),
            Network(ip="192.0.2.7", country="CN"),
            Network(ip="192.0.2.7", country="JP"),
            Body(blocks=(), part="1", media_type="text/plain", language="ja"),
        ),
        (
            claim(),
            boundary(),
            Network(ip="192.0.2.7", country="CN"),
            Body(blocks=(), part="1", media_type="text/plain", language="en"),
        ),
        (
            claim(),
            boundary(),
            Network(ip="192.0.2.99", country="CN"),
            Body(blocks=(), part="1", media_type="text/plain", language="ja"),
        ),
        (
            claim(),
            boundary(),
            relation("official", "mail.bank.example"),
            sender(OWN),
            auth("dkim", "pass", "bank.example", aligned=True),
            Network(ip="192.0.2.7", country="US"),
            Body(blocks=(), part="1", media_type="text/plain", language="ja"),
        ),
    ],
)
def source_abroad(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    body, entry = evidence.first(Body), evidence.first(Boundary)
    if reading.claim is None or body is None or body[0].language != "ja" or entry is None or reading.vouched_by_brand():
        return
    stated = [(network, seen) for network, seen in evidence.of(Network) if network.ip == entry[0].source_ip and network.country]
    # Sources may disagree on whose the address is: all are named, and one that says "at home" is enough to say nothing.
    if not stated or any(network.country in AT_HOME for network, _ in stated):
        return
    owners = dict.fromkeys(f"{network.country} {network.organisation}".strip() for network, _ in stated)
    yield cite(
        *(seen for _, seen in stated),
        reading.claim[1],
        ip=stated[0][0].ip,
        owners=" / ".join(owners),
        **named(reading.claim[0]),
    )
