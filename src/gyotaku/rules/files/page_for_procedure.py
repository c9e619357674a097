"""The procedure is not on a site but in an attached page, where no address bar shows whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file, lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="files.page-for-procedure",
    severity=Severity.HIGH,
    text="For a procedure ({phrase}) the reader is to open an attached page ({filename}).",
    proves_not="Secure-mail products also have the reader open an HTML file.",
    attack="T1566.001",
    needs=(Attachment, Lure, MailingList),
    hits=[(file("AWB_84248.shtml", "html"), lure("document", "shared document"))],
    misses=[
        (file("AWB_84248.pdf", "pdf"), lure("document")),
        (file("ticket.html", "html"),),
        (file("old.html", "html"), lure("document"), MailingList(list_id="<talk.example>")),
    ],
)
def page_for_procedure(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [(found, seen) for found, seen in reading.lures if found.pretext in ACCOUNT]
    for found, seen in () if reading.leavable or not told else evidence.of(Attachment):
        if found.true_type in {"html", "svg"} and found.filename and found.disposition != "inline":
            yield cite(seen, told[0][1], phrase=told[0][0].phrase, filename=found.filename)
            return
