"""The brand is claimed, and what the reader is to press leads neither to it nor to the sender."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="links.call-unofficial",
    severity=Severity.HIGH,
    text="The mail speaks for {brand}, but the link to act on ({text}) opens {host}, which is not a site of {brand}.",
    proves_not="Genuine mail may lead to a partner's site, such as a survey or an agency.",
    attack="T1566.002",
    needs=(BrandClaim, Link, AuthRecorded),
    hits=[(claim(), STRANGE_LINK), (claim(), sender(), STRANGE_LINK, OFFICIAL_LINK)],
    misses=[
        (claim(), OFFICIAL_LINK),
        (claim("body", primary=False, mention=True), STRANGE_LINK),
        (claim(), linked("https://ct.esp.example/x", "ログイン", traits=("tracker",))),
        (claim(), OFFICIAL_LINK, linked("https://social.example/", official="social")),
        (claim(verified=False), STRANGE_LINK),
    ],
)
def call_unofficial(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or not reading.claim[0].verified or reading.vouched_by_brand():
        return
    for link, seen in reading.strange():
        yield cite(reading.claim[1], seen, text=link.text or link.target, host=link.goes_to, **named(reading.claim[0]))
