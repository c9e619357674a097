"""The text speaks as the mail system of the reader's own domain, the sender is somebody else, and the links are strange."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Body, Link, Lure, MailingList
from gyotaku.model.facts.text import Block
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, lure, mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner

PRETEXTS = frozenset({"mailbox", "verify", "restrict", "document", "mfa"})

READER = mailbox("to", "me@workplace.example")
SIGNED = Body(blocks=(Block(kind="text", text="workplace.example Webmail Team"),), part="1", media_type="text/plain")


@rule(
    id="text.speaks-as-readers-domain",
    severity=Severity.HIGH,
    text="The text speaks as a service of the reader's own domain {domain}; {address} and the link ({host}) lie outside it.",
    proves_not="A provider under contract may name the customer's domain in what it sends.",
    attack="T1656",
    needs=(Address, Body, Link, Lure, MailingList),
    hits=[(sender(), READER, SIGNED, lure("mailbox"), STRANGE_LINK)],
    misses=[
        (sender(), READER, SIGNED, lure("commercial"), STRANGE_LINK),
        (sender("it@workplace.example"), READER, SIGNED, lure("mailbox"), STRANGE_LINK),
        (sender("a@panel.example"), READER, SIGNED, lure("mailbox"), STRANGE_LINK, MailingList(list_id="<a.example>")),
        (
            sender(),
            READER,
            Body(blocks=(Block(kind="text", text="sent to me@workplace.example"),), part="1", media_type="text/plain"),
            lure("mailbox"),
            STRANGE_LINK,
        ),
    ],
)
def speaks_as_readers_domain(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    strange = reading.strange()
    told = [seen for found, seen in reading.lures if found.pretext in PRETEXTS]
    if reading.sender is None or reading.listed or not strange or not told:
        return
    writer, writer_seen = reading.sender
    for to, seen in evidence.all(Address, role="to"):
        if "." not in to.domain or same_owner(writer.domain, to.domain):
            continue
        named = re.compile(rf"(?<![@\w.-]){re.escape(to.domain)}(?![\w-])", re.IGNORECASE)
        for body, body_seen in evidence.of(Body):
            if any(named.search(block.text) for block in body.blocks if not block.hidden):
                host = strange[0][0].goes_to
                yield cite(seen, writer_seen, body_seen, strange[0][1], domain=to.domain, address=writer.address, host=host)
                return
