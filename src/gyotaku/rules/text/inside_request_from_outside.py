"""What colleagues and superiors ask of each other, asked from outside the reader's organisation without any talk before."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, HeaderTrait, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, lure, mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner

READER = mailbox("to", "me@workplace.example")


@rule(
    id="text.inside-request-from-outside",
    severity=Severity.HIGH,
    text="A request of the kind made inside a firm ({phrase}) opens a talk from {domain}, outside the recipient's {own}.",
    proves_not="Customers and suppliers ask for such things, too.",
    attack="T1656",
    needs=(Lure, Address, Link, MailingList, HeaderTrait),
    hits=[(sender("ceo@exec-mailbox.example"), READER, lure("bec", "direct deposit"))],
    misses=[
        (sender("ceo@workplace.example"), READER, lure("bec", "direct deposit")),
        (sender("ceo@exec-mailbox.example"), READER, lure("bec"), HeaderTrait(trait="reply")),
        (sender("ceo@exec-mailbox.example"), READER, lure("bec"), linked("https://exec-mailbox.example/")),
        (sender("jo@gmail.com"), mailbox("to", "me@gmail.com"), lure("bec")),
        (sender("ceo@exec-mailbox.example"), READER),
    ],
)
def inside_request_from_outside(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.leavable or reading.answers or reading.links:
        return
    writer, writer_seen = reading.sender
    told = reading.lured("bec")
    readers = [(to, seen) for to, seen in evidence.all(Address, role="to") if to.registrable and not mailbox_provider(to.domain)]
    if told and readers and not any(same_owner(writer.domain, to.domain) for to, _ in readers):
        own = readers[0][0].registrable
        yield cite(told[1], writer_seen, readers[0][1], phrase=told[0].phrase, domain=writer.domain, own=own)
