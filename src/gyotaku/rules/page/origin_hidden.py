"""A fact for whoever reports the page: the server behind the network is not visible."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DnsAnswer, Link, Network
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.landings import networks_of, site_addresses
from gyotaku.rules.reading import cite, read

SITE = linked("https://login.evil.example/")
ANSWER = DnsAnswer(name="login.evil.example", rrtype="A", values=("198.51.100.4",))


@rule(
    id="page.origin-hidden",
    severity=Severity.INFO,
    text="The page is served through the network of {organisation} (a CDN), which hides the server behind it.",
    proves_not="Genuine sites use such networks everywhere.",
    needs=(Network, DnsAnswer, Link),
    hits=[(SITE, ANSWER, Network(ip="198.51.100.4", organisation="Example CDN", cdn=True))],
    misses=[
        (SITE, ANSWER, Network(ip="198.51.100.4", organisation="Example Cloud")),
        # The source of the mail, not the page.
        (SITE, ANSWER, Network(ip="192.0.2.7", organisation="Example CDN", cdn=True)),
    ],
)
def origin_hidden(evidence: Evidence) -> Iterator[Citation]:
    told: set[str] = set()
    for link, linked_at in read(evidence).links:
        for ip, answered in site_addresses(evidence, link.goes_to):
            for network, seen in networks_of(evidence, ip):
                if network.cdn and network.organisation not in told:
                    told.add(network.organisation)
                    yield cite(seen, answered, linked_at, organisation=network.organisation or network.ip)
