"""An employee's wish to be paid elsewhere, from an address that is not the firm's: the pay is to go to a thief."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, HeaderTrait, Link, MailingList, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, mailbox, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner

READER = mailbox("to", "hr@workplace.example")
WISH = trait("payroll-change", "update my direct deposit information")


@rule(
    id="text.pay-redirected",
    severity=Severity.HIGH,
    text="It asks to send the writer's own pay to another account ({excerpt}), from {domain}, outside the recipient's {own}.",
    proves_not="An employee may write from a private mailbox.",
    attack="T1656",
    needs=(TextTrait, Address, Link, MailingList, HeaderTrait),
    hits=[(sender("jo@gmail.com"), READER, WISH)],
    misses=[
        (sender("jo@workplace.example"), READER, WISH),
        (sender("jo@gmail.com"), mailbox("to", "me@gmail.com"), WISH),
        (sender("jo@gmail.com"), READER, WISH, HeaderTrait(trait="reply")),
        (sender("news@payroll.example"), READER, WISH, linked("https://payroll.example/")),
    ],
)
def pay_redirected(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.leavable or reading.answers or reading.links:
        return
    writer, writer_seen = reading.sender
    readers = [pair for pair in evidence.all(Address, role="to") if pair[0].registrable and not mailbox_provider(pair[0].domain)]
    if not readers or any(same_owner(writer.domain, to.domain) for to, _ in readers):
        return
    for found, seen in evidence.all(TextTrait, trait="payroll-change"):
        yield cite(seen, writer_seen, readers[0][1], excerpt=found.excerpt, domain=writer.domain, own=readers[0][0].registrable)
        return
