"""Banks, carriers and shops show their own domain; a shortened link in their name hides one that is not theirs."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import BRAND, OFFICIAL_LINK, auth, claim, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="links.shortener-with-brand",
    severity=Severity.HIGH,
    text="The mail speaks for {brand}, yet a shortened address ({host}) hides where it leads.",
    proves_not="Some companies shorten their own links; where it leads is not known from this.",
    attack="T1566.002",
    needs=(Link, BrandClaim, AuthRecorded),
    hits=[(claim(), linked("https://sho.example/abc", traits=("shortener",)))],
    misses=[
        (claim(), OFFICIAL_LINK),
        (claim(), linked("https://sho.example/abc", traits=("shortener",), official=BRAND)),
        (
            claim(),
            sender("a@bank.example"),
            auth("dkim", "pass", "bank.example", aligned=True),
            linked("https://sho.example/abc", traits=("shortener",)),
        ),
    ],
)
def shortener_with_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or reading.vouched_by_brand():
        return
    for link, seen in reading.calls:
        if "shortener" in link.traits and not reading.official(link):
            yield cite(reading.claim[1], seen, host=link.host, **named(reading.claim[0]))
