"""A page whose only work is to go elsewhere at once hides the address from whoever reads the mail's links."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.html-redirect",
    severity=Severity.HIGH,
    text="The attached {filename} is a page that moves on to another address by itself.",
    proves_not="Whether that address is harmful is not known.",
    hard="file",
    attack="T1566.001",
    needs=(Attachment,),
    hits=[(file("voice.htm", "html", "auto-redirect"),)],
    misses=[(file("ticket.html", "html"),)],
)
def html_redirect(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "auto-redirect" in found.traits and found.true_type in {"html", "svg"}:
            yield cite(seen, filename=found.filename)
