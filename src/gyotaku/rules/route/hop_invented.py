"""Received lines below the boundary are the sender's own words; ones that contradict themselves were made up."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Hop, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="route.hop-invented",
    severity=Severity.LOW,
    text="A Received line below the receiver's own holds what cannot have happened ({problem}).",
    proves_not="Wrong clocks and faulty relays also contradict themselves.",
    attack="T1036",
    needs=(Hop, MailingList),
    hits=[
        (Hop(number=2, trust="claim", problems=("by-mismatch", "impossible-time")),),
        (Hop(number=2, trust="claim", problems=("forged",)),),
    ],
    misses=[
        (Hop(number=0, trust="boundary", problems=("by-mismatch",)),),
        (Hop(number=1, trust="claim", problems=("time-reversed",)),),
        (Hop(number=1, trust="claim"),),
    ],
)
def hop_invented(evidence: Evidence) -> Iterator[Citation]:
    for hop, seen in evidence.all(Hop, trust="claim"):
        telling = [
            problem for problem in hop.problems if problem in {"impossible-time", "by-mismatch", "forged", "impossible-address"}
        ]
        if telling:
            yield cite(seen, problem=", ".join(telling))
