"""No wallet maker can or does "verify" a wallet by mail; what is wanted is the seed phrase."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.wallet-check",
    severity=Severity.HIGH,
    text="A check of a crypto wallet or a free hand-out of coins ({phrase}) leads to {host}.",
    proves_not="Exchanges send genuine notices, too.",
    attack="T1598.003",
    needs=(Lure, Link, Address, MailingList),
    hits=[
        (sender("a@shop.example"), lure("wallet", "verify your wallet", place="subject"), STRANGE_LINK),
        (sender("a@shop.example"), lure("airdrop", "claim"), lure("wallet", "connect your wallet"), STRANGE_LINK),
    ],
    misses=[
        (sender("a@coins.example"), lure("wallet"), linked("https://coins.example/")),
        (sender("a@shop.example"), lure("points"), STRANGE_LINK),
        (sender("a@shop.example"), lure("airdrop", "whitelist"), STRANGE_LINK),
    ],
)
def wallet_check(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    strange = reading.strange()
    told = [(found, seen) for found, seen in reading.lures if found.pretext in {"wallet", "airdrop"}]
    plain = len(told) >= 2 or any(found.place == "subject" for found, _ in told)
    if plain and strange and not reading.listed:
        found, seen = told[0]
        yield cite(seen, strange[0][1], phrase=found.phrase, host=strange[0][0].goes_to)
