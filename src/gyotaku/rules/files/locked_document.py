"""A document that opens with a word of the same mail keeps gateways out and the reader in."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.locked-document",
    severity=Severity.MEDIUM,
    text="The attached {filename} is locked and opens with a word of the mail, so that gateways cannot look inside.",
    proves_not="Genuine senders of statements lock their PDFs as well.",
    attack="T1027.013",
    needs=(Attachment,),
    hits=[(file("notice.pdf", "pdf", "encrypted", detail="opens with a word of the mail"),)],
    misses=[
        (file("notice.pdf", "pdf", "encrypted"),),
        (file("notice.pdf", "pdf"),),
        (file("notice.zip", "zip", "encrypted", detail="opens with a word of the mail"),),
    ],
)
def locked_document(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "encrypted" in found.traits and "opens with a word" in found.detail and found.true_type not in ARCHIVES:
            yield cite(seen, filename=found.filename)


ARCHIVES = frozenset({"zip", "rar", "7z", "gzip", "jar"})
