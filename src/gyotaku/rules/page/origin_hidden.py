"""A fact for whoever reports the page: the server behind the network is not visible."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Network
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="page.origin-hidden",
    severity=Severity.INFO,
    text="The page is served through the network of {organisation} (a CDN), which hides the server behind it.",
    proves_not="Genuine sites use such networks everywhere.",
    needs=(Network,),
    hits=[(Network(ip="198.51.100.4", organisation="Example CDN", cdn=True),)],
    misses=[(Network(ip="198.51.100.4", organisation="Example Cloud"),)],
)
def origin_hidden(evidence: Evidence) -> Iterator[Citation]:
    for network, seen in evidence.all(Network, cdn=True):
        yield cite(seen, organisation=network.organisation or network.ip)
