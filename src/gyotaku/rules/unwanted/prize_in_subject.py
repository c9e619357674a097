"""The prize is the subject itself: the whole mail is the lure."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Lure
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="unwanted.prize-in-subject",
    severity=Severity.MEDIUM,
    text="The subject itself is the lure of a prize or reward ({phrase}).",
    proves_not="Genuine campaigns announce themselves so, too.",
    stance=Stance.UNWANTED,
    needs=(Lure, AuthRecorded),
    hits=[(lure("prize", "WINNER", place="subject"),)],
    misses=[(lure("prize", "WINNER"),), (lure("restrict", place="subject"),)],
)
def prize_in_subject(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in read(evidence).lures:
        if found.pretext == "prize" and found.place == "subject" and not read(evidence).vouched_by_brand():
            yield cite(seen, phrase=found.phrase)
