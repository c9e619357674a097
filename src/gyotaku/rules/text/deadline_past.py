"""The time limit named lies before the mail was received: an old template sent again."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Deadline
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.deadline-past",
    severity=Severity.MEDIUM,
    text="The time limit named ({text}) had passed when the mail was received.",
    proves_not="A genuine mail that came late, or speaks of a limit missed, reads the same.",
    needs=(Deadline, BrandClaim),
    hits=[(claim(), Deadline(text="2月10日まで", hours=-400.0, past=True))],
    misses=[(claim(), Deadline(text="48時間以内", hours=48.0)), (Deadline(text="2月10日まで", hours=-400.0, past=True),)],
)
def deadline_past(evidence: Evidence) -> Iterator[Citation]:
    for limit, seen in evidence.all(Deadline, past=True):
        if read(evidence).claim:
            yield cite(seen, text=limit.text)
