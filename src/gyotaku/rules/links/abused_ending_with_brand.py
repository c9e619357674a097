"""Endings that published phishing lists are full of; read only together with a brand that does not use them."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.endings import abused_endings
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, claim, linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="links.abused-ending-with-brand",
    severity=Severity.MEDIUM,
    text="The mail speaks for {brand}, and its link ends in .{tld} ({host}), an ending common in published phishing lists.",
    proves_not="Many genuine sites have the same ending.",
    attack="T1583.001",
    needs=(Link, BrandClaim),
    hits=[(claim(), linked("https://evil.cfd/x")), (claim(verified=False), linked("https://evil.cn/x"))],
    misses=[(claim(), OFFICIAL_LINK), (linked("https://evil.cfd/x"),), (claim(), linked("https://partner.co.jp/x"))],
)
def abused_ending_with_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for link, seen in reading.strange() if reading.claim else ():
        if reading.claim and (ending := link.goes_to.rpartition(".")[2]) in abused_endings():
            yield cite(seen, reading.claim[1], host=link.goes_to, tld=ending, **named(reading.claim[0]))
