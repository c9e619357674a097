"""The password keeps gateways out; it stands in the mail because the reader must get in."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Archive
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.locked-archive",
    severity=Severity.MEDIUM,
    text="The attached {filename} is locked, and the password stands in the same mail: gateways cannot look inside.",
    proves_not="Japanese offices have long sent locked archives in honest business.",
    attack="T1027.013",
    needs=(Archive,),
    hits=[(Archive(filename="invoice.zip", members=("invoice.xlsm",), encrypted=True, password="2026"),)],  # noqa: S106 - an example
    misses=[
        (Archive(filename="invoice.zip", members=("invoice.pdf",)),),
        (Archive(filename="invoice.zip", members=("a.pdf",), encrypted=True),),
    ],
)
def locked_archive(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Archive, encrypted=True):
        if found.password:
            yield cite(seen, filename=found.filename)
