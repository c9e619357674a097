"""A notice to "all staff" from outside the reader's organisation: how stolen mailboxes of other firms are used."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, HeaderTrait, Link, Lure, MailingList, Request, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, lure, mailbox, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.outsiders import organisation, outsider
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT

READER = mailbox("to", "hanako@workplace.example")
CALLED = trait("to-staff", "All staff")


@rule(
    id="text.staff-notice-from-outside",
    severity=Severity.HIGH,
    text="It addresses an organisation's staff ({excerpt}) about an account ({phrase}), yet {domain} lies outside {own} and has "
    "them act elsewhere.",
    proves_not="A payroll or insurance service may write to a client's staff.",
    attack="T1656",
    needs=(TextTrait, Lure, Address, Link, Request, MailingList, HeaderTrait),
    hits=[
        (sender("a.ruiz@school.example"), READER, CALLED, lure("verify", "employee verification"), STRANGE_LINK),
        (
            sender("a.ruiz@school.example"),
            READER,
            CALLED,
            lure("refund", "补贴"),
            Request(asks="scan-qr", phrase="扫码", place="body"),
        ),
    ],
    misses=[
        (sender("hr@workplace.example"), READER, CALLED, lure("verify"), STRANGE_LINK),
        (sender("a.ruiz@school.example"), READER, CALLED, lure("commercial"), STRANGE_LINK),
        (sender("a.ruiz@school.example"), READER, lure("verify"), STRANGE_LINK),
        (sender("a.ruiz@school.example"), READER, CALLED, lure("verify"), HeaderTrait(trait="reply"), STRANGE_LINK),
        (sender("a.ruiz@school.example"), READER, CALLED, lure("verify"), MailingList(list_id="<talk.example>"), STRANGE_LINK),
        (sender("a.ruiz@school.example"), mailbox("to", "me@gmail.com"), CALLED, lure("verify"), STRANGE_LINK),
        (sender("it@school.example"), READER, CALLED, lure("mailbox", "password expires")),
    ],
)
def staff_notice_from_outside(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    writer, own, called = outsider(evidence), organisation(evidence), evidence.first(TextTrait, trait="to-staff")
    told = reading.lured(*ACCOUNT)
    if not writer or not own or not called or not told:
        return
    # The desks of the house itself keep their links to its own pages, also where the recipient was written over.
    if not reading.strange() and not any(asked.asks == "scan-qr" for asked, _ in reading.requests):
        return
    excerpt, domain = called[0].excerpt, writer[0].domain
    yield cite(called[1], told[1], writer[1], excerpt=excerpt, phrase=told[0].phrase, domain=domain, own=own)
