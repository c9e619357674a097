"""The prize, and a link that leads neither to the sender nor to the shop named."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, Link, Lure, SenderClass
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import STRANGE_LINK, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="unwanted.prize-from-stranger",
    severity=Severity.HIGH,
    text="A prize or reward ({phrase}) waits at {host}, which belongs neither to the sender nor to any company named.",
    proves_not="Genuine campaigns are often run by outside firms.",
    stance=Stance.UNWANTED,
    attack="T1566.002",
    needs=(Lure, Link, Address, AuthRecorded, BrandClaim, SenderClass),
    hits=[(sender("a@shop.example"), lure("prize", "You have won"), STRANGE_LINK)],
    misses=[
        (sender("a@shop.example"), lure("prize"), linked("https://www.shop.example/")),
        (sender("a@shop.example"), lure("prize")),
        (sender("a@shop.example"), lure("restrict"), STRANGE_LINK),
    ],
)
def prize_from_stranger(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    strange, told = reading.strange(), reading.lured("prize")
    if strange and told and not reading.vouched_by_brand() and not reading.baits_account():
        yield cite(told[1], strange[0][1], phrase=told[0].phrase, host=strange[0][0].goes_to)
