"""A notice in the name of a function alone: whoever has customers signs with a name of his own."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import (
    Address,
    Attachment,
    BrandClaim,
    Contact,
    HeaderTrait,
    Link,
    Lure,
    MailingList,
    Request,
    SenderClass,
)
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, claim, file, linked, lure, mailbox, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import nameless
from gyotaku.rules.reading import Reading, cite, read, same_owner
from gyotaku.rules.vocabulary import ACCOUNT

READER = mailbox("to", "me@workplace.example")
DESK = sender("a@shop.example", display="Kundenservice")
HERE = linked("https://shop.example/pay")


@rule(
    id="sender.desk-of-nobody",
    severity=Severity.HIGH,
    text="The sender names only a function ({display}) and no company, and presses the reader ({phrase}) from {domain}.",
    proves_not="Small firms set up their mail programs carelessly.",
    attack="T1656",
    needs=(Address, Lure, Link, Attachment, Contact, Request, MailingList, HeaderTrait, SenderClass, BrandClaim),
    hits=[
        (DESK, READER, lure("verify"), HERE),
        (sender("x@shop.example", display="カード会員事務局"), READER, lure("restrict"), STRANGE_LINK),
        (DESK, READER, lure("document"), file("bill.html", "html")),
        (DESK, READER, lure("invoice"), Contact(channel="telephone", value="+1 888 555 0100")),
    ],
    misses=[
        (DESK, READER, lure("verify")),
        (DESK, READER, lure("commercial"), HERE),
        (sender("a@shop.example", display="Shop Kundenservice"), READER, lure("verify"), HERE),
        (sender("a@workplace.example", display="Kundenservice"), READER, lure("verify"), HERE),
        (DESK, READER, lure("verify"), HERE, MailingList(list_id="<talk.example>")),
        (DESK, READER, lure("verify"), HERE, HeaderTrait(trait="reply")),
        (DESK, READER, lure("verify"), HERE, claim(), relation("official", "shop.example")),
    ],
)
def desk_of_nobody(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.leavable or reading.answers or reading.related("official", "group-company"):
        return
    writer, seen = reading.sender
    if not nameless(writer.display):
        return
    told = next((pair for pair in reading.lures if pair[0].pretext in ACCOUNT), None)
    readers = [to for to, _ in evidence.all(Address, role="to") if to.registrable]
    if not told or not readers or any(same_owner(writer.domain, to.domain) for to in readers):
        return
    for act_seen in _ways_to_act(evidence, reading):
        yield cite(seen, told[1], act_seen, display=writer.display, phrase=told[0].phrase, domain=writer.domain)
        return


def _ways_to_act(evidence: Evidence, reading: Reading) -> Iterator[Observation]:
    yield from (seen for _, seen in reading.calls)
    yield from (seen for file, seen in evidence.of(Attachment) if file.disposition == "attachment")
    yield from (seen for asked, seen in reading.requests if asked.asks in {"scan-qr", "call", "open-file"})
    yield from (seen for _, seen in evidence.all(Contact, channel="telephone"))
