"""Script in the page builds the harmful file on the reader's computer, past every gateway."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.html-smuggling",
    severity=Severity.HIGH,
    text="The attached {filename} assembles another file by script once opened (HTML smuggling).",
    proves_not="Whether that file is harmful is not known: nothing was run.",
    hard="file",
    attack="T1027.006",
    needs=(Attachment,),
    hits=[(file("fax.html", "html", "smuggling"),)],
    misses=[(file("ticket.html", "html", "script"),), (file("a.zip", "zip"),)],
)
def html_smuggling(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "smuggling" in found.traits:
            yield cite(seen, filename=found.filename)
