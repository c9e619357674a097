"""Wallets to be checked and coins given away are announced by thieves; makers of wallets neither know nor ask."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, claim, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.coin-lure",
    severity=Severity.MEDIUM,
    text="The mail speaks of a wallet to be checked or coins to be had for nothing ({phrase}).",
    proves_not="Exchanges and games send genuine notices, too.",
    attack="T1598.003",
    needs=(Lure, AuthRecorded, MailingList),
    hits=[
        (lure("airdrop", "claim your tokens", place="subject"),),
        (lure("wallet", "verify your wallet"), lure("airdrop", "claim your tokens")),
    ],
    misses=[
        (lure("points", "ポイント"),),
        (lure("airdrop", "whitelist"),),
        (lure("airdrop"), MailingList(list_id="<talk.example>")),
        (claim(), sender(OWN), auth("dkim", "pass", "bank.example", aligned=True), lure("wallet")),
    ],
)
def coin_lure(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.listed or reading.vouched_by_brand():
        return
    told = [(found, seen) for found, seen in reading.lures if found.pretext in {"wallet", "airdrop"}]
    # One word such as "whitelist" or "wallet" has other uses; the subject, or a second word, says which is meant.
    if len(told) >= 2 or any(found.place == "subject" for found, _ in told):
        yield cite(*(seen for _, seen in told[:3]), phrase=told[0][0].phrase)
