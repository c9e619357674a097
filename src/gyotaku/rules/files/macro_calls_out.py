"""Office files whose code starts programs or fetches from servers: what a sheet or letter has no need of."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.macro-calls-out",
    severity=Severity.HIGH,
    text="A macro in the attached {filename} starts other programs or fetches from a server ({calls}).",
    proves_not="Some in-house tools do so as well; what the macro would do was not run.",
    attack="T1059.005",
    needs=(Attachment,),
    hits=[(file("bill.xlsm", "xlsm", "macro", "macro-calls", detail="AutoOpen, shell"),)],
    misses=[(file("bill.xlsm", "xlsm", "auto-run", "macro"),)],
)
def macro_calls_out(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "macro-calls" in found.traits:
            yield cite(seen, filename=found.filename, calls=found.detail or "macro")
