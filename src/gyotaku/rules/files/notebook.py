"""OneNote files hold attachments that run at a double click."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.notebook",
    severity=Severity.MEDIUM,
    text="A OneNote file is attached ({filename}), a form used to carry hidden programs.",
    proves_not="People share honest notes in it.",
    attack="T1204.002",
    needs=(Attachment,),
    hits=[(file("invoice.one", "one"),)],
    misses=[(file("notes.docx", "docx"),)],
)
def notebook(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Attachment, true_type="one"):
        yield cite(seen, filename=found.filename)
