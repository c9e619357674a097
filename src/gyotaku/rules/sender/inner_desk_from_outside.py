"""The desk of the reader's own organisation by its name, somebody outside it by its address."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.habits import inner_desk
from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, HeaderTrait, Lure, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, lure, mailbox, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner
from gyotaku.rules.vocabulary import ACCOUNT

READER = mailbox("to", "me@workplace.example")
DESK = sender("a@shop.example", display="IT Helpdesk")


@rule(
    id="sender.inner-desk-from-outside",
    severity=Severity.HIGH,
    text="The name is that of a desk inside an organisation ({display}), {address} lies outside {own}; it presses ({phrase}).",
    proves_not="Partners have desks of the same name.",
    attack="T1656",
    needs=(Address, Lure, MailingList, HeaderTrait, SenderClass),
    hits=[(DESK, READER, lure("mailbox")), (sender("a@shop.example", display="人力资源部"), READER, lure("refund", "补贴"))],
    misses=[
        (sender("a@workplace.example", display="IT Helpdesk"), READER, lure("mailbox")),
        (DESK, READER, lure("commercial")),
        (DESK, READER, lure("mailbox"), HeaderTrait(trait="reply")),
        (DESK, READER, lure("mailbox"), claim(), relation("official", "shop.example")),
        (sender("a@shop.example", display="Shop News"), READER, lure("mailbox")),
        (sender("mailer-daemon@shop.example", display="Mail Delivery System"), READER, lure("mailbox")),
    ],
)
def inner_desk_from_outside(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.leavable or reading.answers or reading.related("official", "group-company"):
        return
    writer, seen = reading.sender
    told = next(((found, lure_seen) for found, lure_seen in reading.lures if found.pretext in ACCOUNT), None)
    # Reports of failed delivery come from the systems of others by nature.
    if told is None or not inner_desk().search(writer.display) or writer.local.lower() in {"mailer-daemon", "postmaster"}:
        return
    readers = [to for to, _ in evidence.all(Address, role="to") if to.registrable and not mailbox_provider(to.domain)]
    if readers and not any(same_owner(writer.domain, to.domain) for to in readers):
        own = readers[0].registrable
        yield cite(seen, told[1], display=writer.display, address=writer.address, own=own, phrase=told[0].phrase)
