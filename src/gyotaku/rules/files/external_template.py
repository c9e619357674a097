"""An Office file that fetches its template or object from outside when opened."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.external-template",
    severity=Severity.HIGH,
    text="The attached {filename} loads a template or object from outside when opened.",
    proves_not="Offices do refer to templates on their own servers.",
    attack="T1221",
    needs=(Attachment,),
    hits=[(file("bill.docx", "docx", "external-template"),), (file("bill.xls", "ole", "dde"),)],
    misses=[(file("bill.docx", "docx", "link"),)],
)
def external_template(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if {"external-template", "dde"} & set(found.traits):
            yield cite(seen, filename=found.filename)
