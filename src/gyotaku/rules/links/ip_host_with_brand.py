"""No company on the list serves its customers from a bare address."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, claim, linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="links.ip-host-with-brand",
    severity=Severity.HIGH,
    text="The mail speaks for {brand}, and its link opens a bare IP address, {host}.",
    proves_not="It does not show who runs the server.",
    hard="link",
    attack="T1566.002",
    needs=(Link, BrandClaim),
    hits=[(claim(), linked("http://203.0.113.9/login", traits=("ip-host",)))],
    misses=[
        (claim(), OFFICIAL_LINK),
        (claim("body", primary=False, mention=True), linked("http://203.0.113.9/", traits=("ip-host",))),
        (claim("body"), linked("http://203.0.113.9/login", traits=("ip-host",))),
    ],
)
def ip_host_with_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = reading.claims_at("display", "subject", "logo-alt", "copyright")
    for link, seen in reading.links if told else ():
        if "ip-host" in link.traits or "odd-ip" in link.traits:
            yield cite(told[0][1], seen, host=link.host, **named(told[0][0]))
