"""Gift cards to be bought, their codes to be sent: the errand on which frauds in a superior's or friend's name send people."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, HeaderTrait, Link, MailingList, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, mailbox, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner

READER = mailbox("to", "me@workplace.example")
ERRAND = trait("gift-card-errand", "get me some gift cards, scratch them and send me the pictures")


@rule(
    id="text.gift-card-errand",
    severity=Severity.HIGH,
    text="It asks to buy gift cards and to send what stands on them ({excerpt}), from {domain}, outside the recipient's "
    "organisation: the codes are money at once, for whoever reads them.",
    proves_not="A friend may ask for such a favour.",
    hard="text",
    attack="T1656",
    needs=(TextTrait, Address, Link, MailingList, HeaderTrait),
    hits=[(sender("dean@mail.example"), READER, ERRAND), (sender("jo@gmail.com"), mailbox("to", "me@gmail.com"), ERRAND)],
    misses=[
        (sender("dean@workplace.example"), READER, ERRAND),
        (sender("dean@mail.example"), READER, ERRAND, HeaderTrait(trait="reply")),
        (sender("shop@mail.example"), READER, ERRAND, linked("https://mail.example/gift-cards")),
        (sender("dean@mail.example"), READER, trait("secrecy", "keep this between us")),
        (sender("club@mail.example"), READER, ERRAND, MailingList(list_id="<talk.example>")),
    ],
)
def gift_card_errand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.leavable or reading.answers or reading.links:
        return
    writer, writer_seen = reading.sender
    inside = [to for to, _ in evidence.all(Address, role="to") if same_owner(writer.domain, to.domain)]
    if inside and not mailbox_provider(writer.domain):
        return
    for found, seen in evidence.all(TextTrait, trait="gift-card-errand"):
        yield cite(seen, writer_seen, excerpt=found.excerpt, domain=writer.domain)
        return
