"""Sender confirmed, and every call leads to the sender's own domain: one owner throughout."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, Link
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import STRANGE_LINK, auth, claim, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="genuine.sender-and-links-agree",
    severity=Severity.LOW,
    text="The sender's domain {domain} was confirmed, and every link to act on stays within it.",
    proves_not="The domain itself may have been set up for fraud.",
    stance=Stance.GENUINE,
    needs=(Address, Link, AuthRecorded, BrandClaim),
    hits=[(sender("a@shop.example"), auth("dkim", "pass", "shop.example", aligned=True), linked("https://www.shop.example/"))],
    misses=[
        (sender("a@shop.example"), linked("https://www.shop.example/")),
        (sender("a@shop.example"), auth("dkim", "pass", "shop.example", aligned=True), STRANGE_LINK),
        (
            claim(),
            sender("a@shop.example"),
            auth("dkim", "pass", "shop.example", aligned=True),
            linked("https://www.shop.example/"),
        ),
    ],
)
def sender_and_links_agree(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or not reading.vouched or not reading.calls:
        return
    claimed = reading.claim is not None and not reading.vouched_by_brand()
    if not claimed and all(reading.own(link.goes_to) or reading.official(link) for link, _ in reading.calls):
        yield cite(
            reading.sender[1], reading.vouched[0][1], *(seen for _, seen in reading.calls[:5]), domain=reading.sender[0].domain
        )
