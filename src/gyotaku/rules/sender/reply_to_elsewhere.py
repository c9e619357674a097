"""The answer goes to another owner than the one who seems to write. Weak: ticket systems and agencies do it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, of_brand, read, same_owner


@rule(
    id="sender.reply-to-elsewhere",
    severity=Severity.LOW,
    text="Replies go to {reply}, whose domain has another owner than the sender's {domain}.",
    proves_not="Ticket systems and agencies set another reply address every day.",
    needs=(Address, MailingList, BrandClaim),
    hits=[(sender("a@bank.example"), mailbox("reply-to", "b@other.example"))],
    misses=[
        (sender("a@mail.bank.example"), mailbox("reply-to", "b@bank.example")),
        (sender("a@home.example"), mailbox("reply-to", "list@talk.example"), MailingList(list_id="<talk.example>")),
        (claim(), sender("a@esp.example"), mailbox("reply-to", "help@bank.example")),
    ],
)
def reply_to_elsewhere(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed:
        return
    writer, seen = reading.sender
    for reply, reply_seen in evidence.all(Address, role="reply-to"):
        known = reading.claim is not None and of_brand(reply.domain, reading.claim[0])
        if reply.domain and not known and not same_owner(reply.domain, writer.domain):
            yield cite(seen, reply_seen, reply=reply.address, domain=writer.domain)
            return
