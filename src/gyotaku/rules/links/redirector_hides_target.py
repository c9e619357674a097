"""A trusted company's redirector stands in front of a host that is neither its own nor the sender's."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner


@rule(
    id="links.redirector-hides-target",
    severity=Severity.HIGH,
    text="A link uses a redirect at {host} as a stepping stone; it ends at {final}.",
    proves_not="Somebody may have pasted an address out of search results or a mail protection service.",
    attack="T1566.002",
    needs=(Link, BrandClaim),
    hits=[
        (
            claim(),
            linked(
                "https://search.example/url?q=https://evil.example/",
                final="https://evil.example/",
                final_host="evil.example",
                final_registrable="evil.example",
                traits=("redirector",),
            ),
        )
    ],
    misses=[
        (
            claim(),
            linked(
                "https://search.example/url?q=https://www.bank.example/",
                final_host="www.bank.example",
                final_registrable="bank.example",
                traits=("redirector",),
            ),
        ),
        (linked("https://ct.esp.example/x", traits=("tracker",)),),
        (
            sender("a@shop.example"),
            linked(
                "https://safe.example/?url=x",
                final_host="www.shop.example",
                final_registrable="shop.example",
                traits=("redirector",),
            ),
        ),
    ],
)
def redirector_hides_target(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for link, seen in reading.calls:
        hops = link.final_host and {"redirector", "open-redirect"} & set(link.traits)
        known = reading.official(link) or reading.own(link.final_host) or same_owner(link.host, link.final_host)
        if hops and reading.claim and not known:
            yield cite(seen, reading.claim[1], host=link.host, final=link.final_host)
