"""A page with a password field, sent as a file, opens from the disk where no browser list protects."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.html-password-form",
    severity=Severity.HIGH,
    text="The attached {filename} is a page with a form for a password or other secret.",
    proves_not="Some genuine secure-mail products also send an HTML file to open.",
    hard="file",
    attack="T1566.001",
    needs=(Attachment,),
    hits=[(file("invoice.html", "html", "password-form"),)],
    misses=[(file("ticket.html", "html"),), (file("form.pdf", "pdf", "link"),)],
)
def html_password_form(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if "password-form" in found.traits:
            yield cite(seen, filename=found.filename)
