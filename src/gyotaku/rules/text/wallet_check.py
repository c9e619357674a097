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
        (sender("a@shop.example"), lure("wallet", "verify your wallet"), STRANGE_LINK),
        (sender("a@shop.example"), lure("airdrop", "claim"), STRANGE_LINK),
    ],
    misses=[
        (sender("a@coins.example"), lure("wallet"), linked("https://coins.example/")),
        (sender("a@shop.example"), lure("points"), STRANGE_LINK),
    ],
)
def wallet_check(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    strange = reading.strange()
    for found, seen in () if reading.listed or not strange else reading.lures:
        if found.pretext in {"wallet", "airdrop"}:
            yield cite(seen, strange[0][1], phrase=found.phrase, host=strange[0][0].goes_to)
            return
