"""A shortcut starts any command its maker wrote into it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.shortcut",
    severity=Severity.HIGH,
    text="A shortcut file is attached ({filename}); it starts whatever command its maker wrote into it.",
    proves_not="Colleagues send shortcuts to shared folders now and then.",
    hard="file",
    attack="T1204.002",
    needs=(Attachment,),
    hits=[(file("invoice.lnk", "lnk"),)],
    misses=[(file("invoice.url.txt", "text"),), (file("invoice.pdf", "pdf"),)],
)
def shortcut(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if found.true_type == "lnk":
            yield cite(seen, filename=found.filename)
