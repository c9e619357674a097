"""A warning about the reader's mailbox by somebody who does not run it, whatever domain its links lie on."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, BrandClaim, HeaderTrait, Link, Lure, MailingList, SenderClass, Subject
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, lure, mailbox, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner
from gyotaku.rules.subjects import ROUTINE, about_mailbox

READER = mailbox("to", "me@workplace.example")
OWN_PAGE = linked("https://www.shop.example/verify")


@rule(
    id="text.mailbox-warning-by-stranger",
    severity=Severity.MEDIUM,
    text="A warning about the reader's mailbox ({phrase}) comes from {domain}, neither {own} nor a known provider.",
    proves_not="A hosting company missing from the list may have written.",
    attack="T1598.003",
    needs=(Address, Lure, Link, MailingList, HeaderTrait, SenderClass, BrandClaim, AuthRecorded, Subject),
    hits=[
        (sender("a@shop.example"), READER, lure("mailbox", "mailbox full", "subject")),
        (sender("postmaster@shop.example"), READER, lure("mailbox", "mailbox full", "subject"), OWN_PAGE),
        (sender("a@shop.example"), READER, Subject(text="Note for me@workplace.example"), lure("mailbox", "password expires")),
    ],
    misses=[
        (sender("it@workplace.example"), READER, lure("mailbox", "mailbox full", "subject")),
        (sender("a@shop.example"), READER, lure("mailbox", "mailbox full", "subject"), relation("official", "shop.example")),
        (sender("a@shop.example"), READER, lure("mailbox", "mailbox full")),
        (sender("a@shop.example"), READER, lure("mailbox", "mailbox full", "subject"), HeaderTrait(trait="reply")),
        (sender("a@shop.example"), READER, lure("mailbox", "Email verification", "subject"), OWN_PAGE),
        (sender("a@shop.example"), READER, lure("mailbox", "メールアドレスの確認", "subject"), OWN_PAGE),
        (sender("a@shop.example"), READER, lure("mailbox", "ドメイン更新期限", "subject"), OWN_PAGE),
        (sender("mailer-daemon@shop.example"), READER, lure("mailbox", "mailbox full", "subject")),
    ],
)
def mailbox_warning_by_stranger(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.leavable or reading.answers or reading.related("official", "group-company"):
        return
    writer, seen = reading.sender
    told = about_mailbox(evidence)
    # A mail server's own desk tells of returned mail; it sends nobody to a page.
    desk = writer.local.lower() in {"mailer-daemon", "postmaster", "root"} and not reading.calls
    if told is None or reading.vouched_by_brand() or desk:
        return
    if ROUTINE.search(told[0].phrase) and reading.calls and all(reading.own(link.goes_to) for link, _ in reading.calls):
        return
    readers = [to for to, _ in evidence.all(Address, role="to") if to.registrable]
    if readers and not any(same_owner(writer.domain, to.domain) or mailbox_provider(to.domain) for to in readers):
        yield cite(told[1], seen, phrase=told[0].phrase, domain=writer.domain, own=readers[0].registrable)
