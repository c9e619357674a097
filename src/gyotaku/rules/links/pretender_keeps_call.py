"""A brand's name as the sender, a matter to settle, and every call on the sender's own domain, which has nothing of the brand.

A broken-into site or a rented name serves both the mail and the page. A company that sends from a domain missing in its
entry mostly has its name in it; a partner's mail does not carry the brand as its sender.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link, Lure, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, claim, linked, lure, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.vocabulary import PRESSING

OWN_PAGE = linked("https://www.kurashi-notice.example/login", text="Log in")


@rule(
    id="links.pretender-keeps-call",
    severity=Severity.MEDIUM,
    text="The sender calls itself {brand}, but all it asks the reader to open lies on its own domain ({host}), "
    "which has nothing of {brand}.",
    proves_not="A genuine site may be missing from the brand's entry.",
    attack="T1566.002",
    needs=(BrandClaim, SenderClass, Link, Lure, MailingList),
    hits=[(claim(), relation("unrelated"), sender(), lure("refund"), OWN_PAGE)],
    misses=[
        (claim("body"), relation("unrelated"), sender(), lure("refund"), OWN_PAGE),
        (claim(), relation("unrelated"), sender(), lure("commercial"), OWN_PAGE),
        (claim(), relation("unrelated"), sender(), lure("refund"), OWN_PAGE, OFFICIAL_LINK),
        (claim(), relation("unrelated"), sender(), lure("refund"), OWN_PAGE, MailingList(list_id="<talk.example>")),
        (
            claim(web_domains=("examplebank.example",)),
            relation("unrelated", "examplebank-news.example"),
            sender("a@examplebank-news.example"),
            lure("refund"),
            linked("https://examplebank-news.example/"),
        ),
    ],
)
def pretender_keeps_call(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    posed, pressed = reading.posed(), reading.lured(*PRESSING, "document")
    if posed and pressed and reading.calls and all(reading.own(link.goes_to) for link, _ in reading.calls):
        (brand, told), (_, found) = posed
        link, seen = reading.calls[0]
        yield cite(told, found, pressed[1], seen, host=link.goes_to, **named(brand))
