"""A shared file, voice message or fax waits behind a link to somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.document-waiting",
    severity=Severity.MEDIUM,
    text="A document or message is said to wait ({phrase}) at {host}, which has nothing to do with the sender.",
    proves_not="Genuine notices of file services look the same.",
    attack="T1566.002",
    needs=(Lure, Link, Address, MailingList),
    hits=[
        (sender("a@shop.example"), lure("document", "shared a file with you"), STRANGE_LINK),
        (sender("a@shop.example"), lure("document"), linked("https://view.adobe.example/d/1", traits=("free-hosting",))),
    ],
    misses=[
        (sender("a@files.example"), lure("document", "shared a file with you"), linked("https://files.example/d/1")),
        (sender("a@shop.example"), STRANGE_LINK),
        (sender("a@files.example"), lure("document"), linked("https://files.example/d/1", traits=("free-hosting",))),
    ],
)
def document_waiting(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = reading.lured("document", "statement")
    led = reading.astray()
    if led and told and not reading.leavable:
        yield cite(told[1], led[0][1], phrase=told[0].phrase, host=led[0][0].goes_to)
