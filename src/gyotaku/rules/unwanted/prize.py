"""A prize, gift or survey reward from somebody who never heard of the reader: a lure for subscriptions and data, not for
a brand's log-in.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Lure
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import OWN, auth, claim, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by


@rule(
    id="unwanted.prize",
    severity=Severity.MEDIUM,
    text="The mail lures with a prize, gift or reward ({phrase}).",
    proves_not="Genuine prize draws and campaigns exist.",
    stance=Stance.UNWANTED,
    attack="T1566.002",
    needs=(Lure, AuthRecorded),
    hits=[(lure("prize", "You have been selected"),)],
    misses=[
        (lure("points", "ポイント"),),
        (claim(), sender(OWN), auth("dkim", "pass", "bank.example", aligned=True), lure("prize")),
    ],
)
def prize(evidence: Evidence) -> Iterator[Citation]:
    yield from lured_by(evidence, "prize")
