"""A control character turns part of the name around: "exe.pdf" is shown where "fdp.exe" stands."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.reversed-name",
    severity=Severity.HIGH,
    text="A control character in the file name turns its ending around, so that {filename} reads as something else.",
    proves_not="Names in Arabic or Hebrew hold such characters for good reasons.",
    hard="file",
    attack="T1036.002",
    needs=(Attachment,),
    hits=[(file("invoice_\u202efdp.exe", "exe", "rtlo-name"),)],
    misses=[(file("invoice.pdf", "pdf"),)],
)
def reversed_name(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "rtlo-name" in found.traits:
            yield cite(seen, filename=found.filename)
