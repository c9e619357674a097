"""Mail programs on telephones show the display name only; an address in it is read as the sender."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGER, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner


@rule(
    id="sender.display-address-differs",
    severity=Severity.HIGH,
    text="The display name shows another address, {shown}; the real sender is {address}.",
    proves_not="Services that send on somebody's behalf, and mailing lists, put the author's address into the display name.",
    attack="T1036",
    needs=(Address, MailingList),
    hits=[(sender(STRANGER, display="support@bank.example", display_address="support@bank.example"),)],
    misses=[
        (sender("a@bank.example", display="a@bank.example", display_address="a@bank.example"),),
        (sender("a@mail.bank.example", display="help@bank.example", display_address="help@bank.example"),),
        (sender("list@talk.example", display="jo@home.example via talk", display_address="jo@home.example"),),
    ],
)
def display_address_differs(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed:
        return
    writer, seen = reading.sender
    inside = writer.display_address or ""
    # "… via …" is how lists and calendars rewrite From so that DMARC holds; free text after it differs by language.
    if "@" in inside and " via " not in writer.display and not same_owner(inside.rpartition("@")[2], writer.domain):
        yield cite(seen, shown=inside, address=writer.address)
