"""Office files whose code runs once the reader allows it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.macro",
    severity=Severity.MEDIUM,
    text="The attached {filename} holds macros, which run once the reader allows it.",
    proves_not="Offices exchange honest macros every day.",
    attack="T1204.002",
    needs=(Attachment,),
    hits=[(file("bill.xlsm", "xlsm", "macro"),)],
    misses=[(file("bill.xlsx", "xlsx"),)],
)
def macro(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "macro" in found.traits:
            yield cite(seen, filename=found.filename)
