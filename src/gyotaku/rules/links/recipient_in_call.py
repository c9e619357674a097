"""The reader's own address in the link to act on fills the false form in advance and tells the sender who opened it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, Link, Lure, MailingList, Subject, Token
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, lure, mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read, same_owner
from gyotaku.rules.subjects import about_mailbox


@rule(
    id="links.recipient-in-call",
    severity=Severity.MEDIUM,
    text="The link to act on ({host}) carries the recipient's address.",
    proves_not="Links to unsubscribe or to a member's page also identify the recipient.",
    attack="T1598.003",
    needs=(Link, Token, MailingList, AuthRecorded, Lure, Address, Subject),
    hits=[
        (
            linked("https://evil.example/?me@home.example"),
            Token(value="me@home.example", basis="recipient-address", url="https://evil.example/?me@home.example"),
        ),
        (
            sender("a@shop.example"),
            mailbox("to", "me@home.example"),
            lure("mailbox", "mailbox full", "subject"),
            linked("https://shop.example/?me@home.example"),
            Token(value="me@home.example", basis="recipient-address", url="https://shop.example/?me@home.example"),
        ),
    ],
    misses=[
        (
            sender("it@home.example"),
            mailbox("to", "me@home.example"),
            lure("mailbox", "mailbox full", "subject"),
            linked("https://www.home.example/?me@home.example"),
            Token(value="me@home.example", basis="recipient-address", url="https://www.home.example/?me@home.example"),
        ),
        (
            linked("https://esp.example/u?e=me@home.example", footer=True),
            linked("https://shop.example/"),
            Token(value="me@home.example", basis="recipient-address", url="https://esp.example/u?e=me@home.example"),
        ),
        (
            sender("a@shop.example"),
            linked("https://shop.example/?me@home.example"),
            Token(value="me@home.example", basis="recipient-address", url="https://shop.example/?me@home.example"),
        ),
    ],
)
def recipient_in_call(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.leavable:
        return
    # About the reader's mailbox only its own provider writes: a stranger's page that knows the address is no member's page.
    warned = about_mailbox(evidence) and not _insider(evidence)
    tokens = {token.url: seen for token, seen in evidence.of(Token) if token.basis.split("-of-")[-1].startswith("recipient")}
    for link, seen in reading.calls:
        token = tokens.get(link.url) or tokens.get(link.target)
        if token and (warned or not reading.own(link.goes_to)) and not link.official:
            yield cite(seen, token, host=link.goes_to)


def _insider(evidence: Evidence) -> bool:
    """Whether the writer's domain is that of one of the readers."""
    writer = evidence.first(Address, role="from")
    return writer is not None and any(same_owner(writer[0].domain, to.domain) for to, _ in evidence.all(Address, role="to"))
