"""Pages are read on the web or in the mail itself; one sent as a file is unusual. Weak."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="files.html-attached",
    severity=Severity.MEDIUM,
    text="An HTML file is attached ({filename}).",
    proves_not="Tickets and secure-mail products come as HTML files, too.",
    attack="T1566.001",
    needs=(Attachment, MailingList),
    hits=[(file("statement.html", "html"),)],
    misses=[
        (file("body.html", "html", disposition="inline"),),
        (file("", "html"),),
        (file("statement.html", "html"), MailingList(list_id="<talk.example>")),
    ],
)
def html_attached(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if found.true_type == "html" and found.filename and found.disposition != "inline" and not read(evidence).listed:
            yield cite(seen, filename=found.filename)
