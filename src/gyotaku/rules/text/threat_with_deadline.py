"""A loss is threatened and little time given: pressure that keeps the reader from asking anyone."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Deadline, Link, Lure
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim, lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import PRESSING


@rule(
    id="text.threat-with-deadline",
    severity=Severity.MEDIUM,
    text="A loss is threatened ({phrase}) and little time given ({deadline}).",
    proves_not="Genuine reminders and renewals set a time limit, too.",
    needs=(Lure, Deadline, Link, AuthRecorded),
    hits=[(lure("restrict"), Deadline(text="48時間以内", hours=48.0), STRANGE_LINK)],
    misses=[
        (lure("restrict"), Deadline(text="30日以内", hours=720.0), STRANGE_LINK),
        (lure("prize"), Deadline(text="48時間以内", hours=48.0), STRANGE_LINK),
        (lure("restrict"), Deadline(text="48時間以内", hours=48.0)),
        (claim(), lure("restrict"), Deadline(text="48時間以内", hours=48.0), OFFICIAL_LINK),
    ],
)
def threat_with_deadline(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [(found, seen) for found, seen in reading.lures if found.pretext in PRESSING]
    if not told or not reading.strange():
        return
    for limit, seen in evidence.of(Deadline):
        if limit.hours is not None and limit.hours <= 24 * 7:
            yield cite(seen, told[0][1], reading.strange()[0][1], phrase=told[0][0].phrase, deadline=limit.text)
            return
