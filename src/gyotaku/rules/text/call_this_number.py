"""No link at all, but a bill for something never bought and a number to ring: the fraud happens on the telephone."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Contact, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.call-this-number",
    severity=Severity.HIGH,
    text="A bill is announced and, instead of a link, a telephone number ({number}) is given to ring.",
    proves_not="Genuine bills name a telephone number, too.",
    attack="T1566.004",
    needs=(Lure, Contact, Link, MailingList),
    hits=[(lure("invoice", "auto-renewal of your plan"), Contact(channel="telephone", value="+1 888 555 0100"))],
    misses=[
        (
            lure("invoice", "auto-renewal"),
            Contact(channel="telephone", value="+1 888 555 0100"),
            linked("https://www.shop.example/"),
        ),
        (Contact(channel="telephone", value="+1 888 555 0100"),),
        (lure("invoice", "auto-renewal"),),
    ],
)
def call_this_number(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in {"invoice", "pay_failed", "fraud_alert", "legal"}]
    if not told or reading.links or reading.leavable:
        return
    for contact, seen in evidence.all(Contact, channel="telephone"):
        yield cite(seen, told[0], number=contact.value)
        return
