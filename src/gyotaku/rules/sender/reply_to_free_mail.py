"""An organisation writes, but the answer goes to a mailbox anyone can open."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.reply-to-free-mail",
    severity=Severity.MEDIUM,
    text="The sender's domain is {domain}, but replies go to a mailbox anyone can open ({reply}).",
    proves_not="Small businesses do take answers at a free mailbox.",
    needs=(Address, MailingList),
    hits=[(sender("ceo@workplace.example"), mailbox("reply-to", "ceo.office@gmail.com"))],
    misses=[
        (sender("jo@gmail.com"), mailbox("reply-to", "jo@yahoo.com")),
        (sender("ceo@workplace.example"), mailbox("reply-to", "ceo@workplace.example")),
        (sender("a@workplace.example"), mailbox("reply-to", "jo@gmail.com"), MailingList(list_id="<talk.example>")),
    ],
)
def reply_to_free_mail(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed or mailbox_provider(reading.sender[0].domain):
        return
    for reply, seen in evidence.all(Address, role="reply-to"):
        provider = mailbox_provider(reply.domain)
        if provider and provider.kind in {"free", "disposable"}:
            yield cite(reading.sender[1], seen, domain=reading.sender[0].domain, reply=reply.address)
            return
