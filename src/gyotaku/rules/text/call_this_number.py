"""No link at all, but a bill for something never bought and a number to ring: the fraud happens on the telephone.

Genuine notices name a number as well; here the writer is a mailbox anyone can open, or takes a brand's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Contact, Link, Lure, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, linked, lure, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read

NUMBER = Contact(channel="telephone", value="+1 888 555 0100")


@rule(
    id="text.call-this-number",
    severity=Severity.HIGH,
    text="A bill or an alert from {domain}, which is not whom the mail names, gives a number ({number}) to ring, no link.",
    proves_not="Genuine bills name a telephone number, too.",
    attack="T1566.004",
    needs=(Lure, Contact, Link, MailingList, Address, SenderClass),
    hits=[
        (sender("bill@gmail.com"), lure("invoice", "auto-renewal of your plan"), NUMBER),
        (sender(), claim(), relation("unrelated"), lure("fraud_alert"), NUMBER),
    ],
    misses=[
        (sender("bill@gmail.com"), lure("invoice", "auto-renewal"), NUMBER, linked("https://www.shop.example/")),
        (sender("bill@gmail.com"), NUMBER),
        (sender("bill@gmail.com"), lure("invoice", "auto-renewal")),
        (sender("water@city.example"), lure("pay_failed"), NUMBER),
    ],
)
def call_this_number(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in {"invoice", "pay_failed", "fraud_alert", "legal"}]
    if not told or reading.links or reading.leavable or reading.answers or reading.sender is None:
        return
    writer, writer_seen = reading.sender
    posed = reading.related("unrelated", "look-alike", "free-mail", "other-brand")
    if not posed and not mailbox_provider(writer.domain):
        return
    for contact, seen in evidence.all(Contact, channel="telephone"):
        yield cite(seen, told[0], writer_seen, number=contact.value, domain=writer.domain)
        return
