"""Non-ASCII host names are rare among Japanese companies; with a brand claimed they are nearly always imitation."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, claim, linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="links.punycode",
    severity=Severity.MEDIUM,
    text="The mail speaks for {brand}, and its link opens the internationalised name {host}.",
    proves_not="Some genuine sites use Japanese domain names.",
    attack="T1036",
    needs=(Link, BrandClaim),
    hits=[(claim(), linked("https://xn--bnk-hoa.example/", host_unicode="bänk.example", traits=("punycode",)))],
    misses=[
        (claim(), OFFICIAL_LINK),
        (linked("https://xn--bnk-hoa.example/", host_unicode="bänk.example", traits=("punycode",)),),
    ],
)
def punycode(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for link, seen in reading.links:
        if reading.claim and "punycode" in link.traits and not reading.official(link):
            yield cite(seen, reading.claim[1], host=link.host_unicode or link.host, **named(reading.claim[0]))
