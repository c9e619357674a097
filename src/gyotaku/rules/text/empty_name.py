"""A greeting with a hole where the name belongs."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Salutation
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.empty-name",
    severity=Severity.HIGH,
    text="The greeting has a hole where the name belongs ({text}).",
    proves_not="Genuine mailings fail to fill in the name now and then.",
    needs=(Salutation,),
    hits=[(Salutation(style="empty-name", text=" 様"),)],
    misses=[(Salutation(style="generic", text="お客様"),)],
)
def empty_name(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Salutation, style="empty-name"):
        yield cite(seen, text=found.text)
