"""The mail's source and the linked site stand side by side, though they go by different names: one party runs both."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary, DnsAnswer, Link, Network
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGER, boundary, claim, linked, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.landings import RELAYING, neighbours, networks_of, site_addresses, source_address
from gyotaku.rules.reading import cite, read, same_owner
from gyotaku.rules.registrations import impersonates

SITE = linked("https://login.evil.example/")
MAIL = (claim(), relation("unrelated"), sender(STRANGER), boundary(source_ip="192.0.2.7"))
NEAR = DnsAnswer(name="login.evil.example", rrtype="A", values=("192.0.2.19",))


@rule(
    id="page.sender-and-site-together",
    severity=Severity.MEDIUM,
    text="The linked site {host} ({site}) stands beside the server the mail came from ({source}).",
    proves_not="Neighbouring addresses of a hosting company may belong to different customers.",
    attack="T1583.003",
    needs=(DnsAnswer, Boundary, Link),
    hits=[(*MAIL, SITE, NEAR)],
    misses=[
        (*MAIL, SITE, DnsAnswer(name="login.evil.example", rrtype="A", values=("198.51.100.4",))),
        # A content delivery network stands for thousands of sites.
        (*MAIL, SITE, NEAR, Network(ip="192.0.2.19", organisation="Example CDN", role="cdn", cdn=True)),
        # A shop that sends from beside its own site speaks for itself.
        (sender("info@shop.example"), boundary(source_ip="192.0.2.7"), SITE, NEAR),
    ],
)
def sender_and_site_together(evidence: Evidence) -> Iterator[Citation]:
    reading, source = read(evidence), source_address(evidence)
    if source is None or not impersonates(reading):
        return
    own = reading.sender[0].domain if reading.sender else ""
    for link, linked_at in reading.links:
        for ip, seen in site_addresses(evidence, link.goes_to):
            relayed = any(network.role in RELAYING or network.cdn for network, _ in networks_of(evidence, ip))
            if neighbours(ip, source[0]) and not relayed and not same_owner(link.goes_to, own):
                yield cite(seen, source[1], linked_at, host=link.goes_to, site=ip, source=source[0])
                break
