"""A short request in a superior's name from a free mailbox, to be answered quickly and quietly."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, HeaderTrait, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.superior-asks",
    severity=Severity.HIGH,
    text="A request of the kind a superior makes ({phrase}) comes from a mailbox anyone can open ({domain}).",
    proves_not="The person may have written from a private mailbox.",
    attack="T1656",
    needs=(Lure, Address, MailingList, HeaderTrait),
    hits=[(sender("ceo.office@gmail.com"), lure("bec", "Are you at your desk"))],
    misses=[
        (sender("ceo@workplace.example"), lure("bec", "Are you at your desk")),
        (sender("jo@gmail.com"), lure("bec", "Are you at your desk"), HeaderTrait(trait="reply")),
        (sender("jo@gmail.com"),),
    ],
)
def superior_asks(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.leavable or reading.answers:
        return
    if not mailbox_provider(reading.sender[0].domain):
        return
    if told := reading.lured("bec"):
        yield cite(told[1], reading.sender[1], phrase=told[0].phrase, domain=reading.sender[0].domain)
