"""Programs do not travel by honest mail: every large provider refuses them."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="files.executable",
    severity=Severity.HIGH,
    text="A program is attached ({filename}).",
    proves_not="Developers now and then mail a program to each other.",
    hard="file",
    attack="T1204.002",
    needs=(Attachment, MailingList),
    hits=[(file("invoice.exe", "exe", "executable"),)],
    misses=[(file("invoice.pdf", "pdf"),), (file("patch.exe", "exe", "executable"), MailingList(list_id="<dev.example>"))],
)
def executable(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if ("executable" in found.traits or found.true_type == "exe") and not read(evidence).listed:
            yield cite(seen, filename=found.filename)
