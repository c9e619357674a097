"""An errand from somebody who is made to read as the reader's superior, from outside the reader's organisation."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.habits import superior
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, HeaderTrait, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import lure, mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.outsiders import organisation, outsider
from gyotaku.rules.reading import cite, read

READER = mailbox("to", "hanako@workplace.example")
ERRAND = lure("bec", "Are you at your desk")


@rule(
    id="sender.superior-from-outside",
    severity=Severity.HIGH,
    text="The sender is made to read as a superior ({name}), {address} lies outside {own}, and it is about an errand ({phrase}).",
    proves_not="Customers have presidents, too.",
    attack="T1656",
    needs=(Address, Lure, MailingList, HeaderTrait),
    hits=[
        (sender("ceo.office@execmail.example"), READER, ERRAND),
        (sender("x8841@outlook.com", display="代表取締役 高橋"), READER, ERRAND),
    ],
    misses=[
        (sender("ceo@workplace.example"), READER, ERRAND),
        (sender("ceo@customer.example"), READER, lure("commercial", "our new catalogue")),
        (sender("ceo@customer.example"), READER, ERRAND, HeaderTrait(trait="reply")),
        (sender("oceonia@customer.example"), READER, ERRAND),
        (sender("ceo@customer.example"), READER, ERRAND, MailingList(list_id="<talk.example>")),
    ],
)
def superior_from_outside(evidence: Evidence) -> Iterator[Citation]:
    found, own, told = outsider(evidence), organisation(evidence), read(evidence).lured("bec")
    if not found or not own or not told:
        return
    writer, seen = found
    name = next((text for text in (writer.display, writer.local) if superior().search(text)), "")
    if name:
        yield cite(seen, told[1], name=name, address=writer.address, own=own, phrase=told[0].phrase)
