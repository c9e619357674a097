"""Coins or a wallet in the subject, and nobody known to deal in them behind the address."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, HeaderTrait, Link, Lure, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, claim, linked, lure, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read

COINS = lure("airdrop", "claim your tokens", "subject")


@rule(
    id="text.coins-promised-by-stranger",
    severity=Severity.MEDIUM,
    text="The subject promises coins or warns about a wallet ({phrase}); {domain} is no known domain of such a firm.",
    proves_not="A genuine firm missing from the list may have written.",
    attack="T1598.003",
    needs=(Address, Lure, Link, SenderClass, BrandClaim, MailingList, HeaderTrait, AuthRecorded),
    hits=[
        (sender(), COINS, STRANGE_LINK),
        (sender(), claim(category="crypto"), relation("unrelated"), lure("wallet", "wallet suspended", "subject"), STRANGE_LINK),
    ],
    misses=[
        (sender(), lure("airdrop", "claim your tokens"), STRANGE_LINK),
        (sender(), claim(category="crypto"), relation("official"), COINS, STRANGE_LINK),
        (sender(), COINS, linked("https://kurashi-notice.example/a")),
        (sender(), COINS, STRANGE_LINK, HeaderTrait(trait="reply")),
        (sender(), COINS, STRANGE_LINK, MailingList(list_id="<talk.example>")),
    ],
)
def coins_promised_by_stranger(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed or reading.answers or reading.related("official", "group-company"):
        return
    writer, seen = reading.sender
    led = [link_seen for link, link_seen in reading.calls if not reading.own(link.goes_to) or reading.claim is not None]
    for found, lure_seen in reading.lures:
        if found.place == "subject" and found.pretext in {"wallet", "airdrop"} and led and not reading.vouched_by_brand():
            yield cite(lure_seen, seen, led[0], phrase=found.phrase, domain=writer.domain)
            return
