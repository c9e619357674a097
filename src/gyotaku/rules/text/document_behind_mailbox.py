"""A document that opens only for the reader's mail password: no sender of documents needs that."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Attachment, HeaderTrait, Link, Lure, MailingList, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, file, linked, lure, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read

SHARED = lure("document", "documents for your review")
KEY = trait("mailbox-login", "sign in with your email")


@rule(
    id="text.document-behind-mailbox",
    severity=Severity.HIGH,
    text="What it sends ({phrase}) shall open only with the reader's mail account ({excerpt}), at {place}.",
    proves_not="File services ask for an account of their own; that of the mailbox they do not need.",
    attack="T1598.003",
    needs=(TextTrait, Lure, Link, Attachment, Address, MailingList, HeaderTrait),
    hits=[
        (sender("m.reed@law.example"), SHARED, KEY, STRANGE_LINK),
        (sender("m.reed@law.example"), SHARED, KEY, linked("https://pages.service.example/x", traits=("free-hosting",))),
        (sender("sales@trading.example"), SHARED, KEY, file("PO.shtml", "html")),
    ],
    misses=[
        (sender("m.reed@law.example"), SHARED, KEY, linked("https://law.example/files/1")),
        (sender("m.reed@law.example"), SHARED, STRANGE_LINK),
        (sender("m.reed@law.example"), KEY, STRANGE_LINK),
        (sender("m.reed@law.example"), SHARED, KEY, STRANGE_LINK, HeaderTrait(trait="reply")),
        (sender("m.reed@law.example"), SHARED, KEY, STRANGE_LINK, MailingList(list_id="<talk.example>")),
    ],
)
def document_behind_mailbox(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = reading.lured("document", "invoice", "statement")
    if told is None or reading.leavable or reading.answers or reading.vouched_by_brand():
        return
    places = [(link.goes_to, seen) for link, seen in reading.astray()]
    places += [(page.filename, seen) for page, seen in evidence.of(Attachment) if page.true_type == "html" and page.filename]
    for found, seen in evidence.all(TextTrait, trait="mailbox-login") if places else ():
        place, place_seen = places[0]
        yield cite(told[1], seen, place_seen, phrase=told[0].phrase, excerpt=found.excerpt, place=place)
        return
