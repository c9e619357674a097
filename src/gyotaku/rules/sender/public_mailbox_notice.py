"""A notice about an account, with a link, from a mailbox that a private person opened."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, HeaderTrait, Link, Lure, MailingList, Request
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import PRESSING


@rule(
    id="sender.public-mailbox-notice",
    severity=Severity.HIGH,
    text="A notice about an account or payment comes from a mailbox a private person can open ({domain}).",
    proves_not="A private person may write the same words about their own affairs.",
    attack="T1656",
    needs=(Address, Lure, Link, Request, MailingList, HeaderTrait),
    hits=[
        (sender("notice@gmail.com"), lure("restrict"), STRANGE_LINK),
        (sender("notice@gmail.com"), lure("restrict"), Request(asks="open-file", phrase="em anexo")),
    ],
    misses=[
        (sender("a@shop.example"), lure("restrict"), STRANGE_LINK),
        (sender("jo@gmail.com"), lure("restrict")),
        (sender("mailer-daemon@gmail.com"), lure("restrict"), STRANGE_LINK),
        (sender("jo@gmail.com"), lure("restrict"), STRANGE_LINK, HeaderTrait(trait="reply")),
        (sender("jo@gmail.com"), lure("restrict"), STRANGE_LINK, MailingList(list_id="<talk.example>")),
    ],
)
def public_mailbox_notice(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.leavable or reading.answers:
        return
    # A provider's own reports of failed delivery come from its mailbox domain.
    if reading.sender[0].local.lower() in {"mailer-daemon", "postmaster"}:
        return
    told = [seen for found, seen in reading.lures if found.pretext in PRESSING]
    provider = mailbox_provider(reading.sender[0].domain)
    ways = [seen for _, seen in reading.strange()]
    ways += [seen for found, seen in reading.requests if found.asks in {"open-file", "scan-qr", "call"}]
    if told and provider and provider.kind in {"free", "disposable"} and ways:
        yield cite(reading.sender[1], told[0], ways[0], domain=reading.sender[0].domain)
