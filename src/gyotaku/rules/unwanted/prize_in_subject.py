"""The prize is the subject itself: the whole mail is the lure."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Link, Lure, SenderClass
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import auth, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="unwanted.prize-in-subject",
    severity=Severity.MEDIUM,
    text="The subject itself is the lure of a prize or reward ({phrase}).",
    proves_not="Genuine campaigns announce themselves so, too.",
    stance=Stance.UNWANTED,
    needs=(Lure, AuthRecorded, Link, BrandClaim, SenderClass),
    hits=[(lure("prize", "WINNER", place="subject"),)],
    misses=[
        (lure("prize", "WINNER"),),
        (lure("restrict", place="subject"),),
        (
            sender("news@shop.example"),
            auth("dkim", "pass", "shop.example", aligned=True),
            lure("prize", "最大30%OFF", place="subject"),
            linked("https://www.shop.example/sale"),
        ),
    ],
)
def prize_in_subject(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    # Shops announce sales and draws of their own; what makes a nuisance is that nobody stands behind the prize.
    if reading.vouched_by_brand() or reading.settled() or reading.baits_account():
        return
    for found, seen in reading.lures:
        if found.pretext == "prize" and found.place == "subject":
            yield cite(seen, phrase=found.phrase)
