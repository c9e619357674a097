"""Offers of several kinds in one mail."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Lure, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import OFFERS


@rule(
    id="unwanted.several-offers",
    severity=Severity.MEDIUM,
    text="One mail makes {count} kinds of offers ({phrases}).",
    proves_not="Newsletters with many advertisements do the same.",
    stance=Stance.UNWANTED,
    needs=(Lure, MailingList),
    hits=[(lure("prize", "won"), lure("casino", "free spins"), lure("pharma", "lose weight"))],
    misses=[(lure("prize"), lure("casino")), (lure("restrict"), lure("verify"), lure("unpaid"))],
)
def several_offers(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = {found.pretext: (found, seen) for found, seen in reversed(reading.lures) if found.pretext in OFFERS}
    if len(told) >= 3 and not reading.listed:
        pairs = [told[name] for name in sorted(told)]
        yield cite(*(seen for _, seen in pairs), count=str(len(told)), phrases=" / ".join(found.phrase for found, _ in pairs[:4]))
