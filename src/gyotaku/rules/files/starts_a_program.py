"""A document that orders a program to be started (PDF 32000-1, 12.6.4.5): no letter needs that."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.starts-a-program",
    severity=Severity.HIGH,
    text="The attached document {filename} orders a program or another file to be started when it is opened.",
    proves_not="Some old forms start a help file that way; nothing was run.",
    attack="T1204.002",
    needs=(Attachment,),
    hits=[(file("bill.pdf", "pdf", "launch"),)],
    misses=[(file("bill.pdf", "pdf", "link"),)],
)
def starts_a_program(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "launch" in found.traits:
            yield cite(seen, filename=found.filename)
