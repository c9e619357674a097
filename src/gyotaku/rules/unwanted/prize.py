"""A prize, gift or survey reward from somebody who never heard of the reader: a lure for subscriptions and data, not for
a brand's log-in.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Lure, SenderClass
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import OWN, auth, claim, lure, relation, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by, read


@rule(
    id="unwanted.prize",
    severity=Severity.MEDIUM,
    text="The mail lures with a prize, gift or reward ({phrase}).",
    proves_not="Genuine prize draws and campaigns exist.",
    stance=Stance.UNWANTED,
    attack="T1566.002",
    needs=(Lure, AuthRecorded, BrandClaim, SenderClass),
    hits=[(lure("prize", "You have been selected"),)],
    misses=[
        (lure("points", "ポイント"),),
        (claim(), relation("unrelated"), lure("prize", "You have been selected")),
        (lure("prize", "You have been selected"), lure("airdrop", "claim your tokens")),
        (claim(), sender(OWN), auth("dkim", "pass", "bank.example", aligned=True), lure("prize")),
        (lure("prize", "gift cards"), trait("gift-card-errand", "get me some gift cards")),
    ],
)
def prize(evidence: Evidence) -> Iterator[Citation]:
    if not read(evidence).baits_account() and not read(evidence).settled():
        yield from lured_by(evidence, "prize")
