"""Windows hides the last ending, so that report.pdf.exe reads as report.pdf."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.double-extension",
    severity=Severity.HIGH,
    text="The file name {filename} has two endings, so that what it really is stays hidden.",
    proves_not="Whether its content is harmful is not known: nothing was run.",
    hard="file",
    attack="T1036.007",
    needs=(Attachment,),
    hits=[(file("report.pdf.exe", "exe", "double-extension"),)],
    misses=[(file("report.v2.pdf", "pdf"),), (file("backup.tar.gz", "gzip"),)],
)
def double_extension(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "double-extension" in found.traits:
            yield cite(seen, filename=found.filename)
