"""An archive that unpacks to many times what it is: made to exhaust whoever looks into it, a filter first of all."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.archive-bomb",
    severity=Severity.MEDIUM,
    text="The attached archive {filename} unpacks to so much more than its size that looking into it was given up.",
    proves_not="Large tables and pictures of one colour shrink as much.",
    attack="T1027",
    needs=(Attachment,),
    hits=[(file("papers.zip", "zip", "archive-bomb"),)],
    misses=[(file("papers.zip", "zip", "encrypted"),)],
)
def archive_bomb(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "archive-bomb" in found.traits:
            yield cite(seen, filename=found.filename)
