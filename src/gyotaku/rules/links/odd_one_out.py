"""Genuine links surround one that is not: the copied frame of a real mail with the trap in its middle."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, auth, claim, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="links.odd-one-out",
    severity=Severity.HIGH,
    text="Among links to {brand}'s own site, the one to act on opens {host}: a real mail's frame with one piece changed.",
    proves_not="A genuine mail may hold a single link to a partner.",
    hard="link",
    attack="T1566.002",
    needs=(BrandClaim, Link, AuthRecorded),
    hits=[
        (
            claim(),
            sender(),
            linked("https://evil.example/x", "今すぐ確認", button=True),
            linked("https://www.bank.example/help", "ヘルプ", footer=True),
        )
    ],
    misses=[
        (
            claim(),
            sender("a@bank.example"),
            auth("dkim", "pass", "bank.example", aligned=True),
            linked("https://partner.example/x", "キャンペーン", button=True),
            linked("https://www.bank.example/help", "ヘルプ", footer=True),
        ),
        (claim(), OFFICIAL_LINK, linked("https://unsubscribe.example/x", "配信停止", footer=True)),
        (claim(), linked("https://evil.example/x", "今すぐ確認", button=True)),
    ],
)
def odd_one_out(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or not reading.claim[0].verified or reading.vouched_by_brand():
        return
    genuine = [seen for link, seen in reading.links if reading.official(link)]
    calls = [pair for pair in reading.strange() if pair in reading.calls]
    pressing = len({link.goes_to for link, _ in reading.calls}) == 1
    if genuine and calls and pressing:
        link, seen = calls[0]
        yield cite(seen, *genuine[:3], host=link.goes_to, **named(reading.claim[0]))
