"""Two unnamed domains in one mail: the sender's is a made-up string and the link leads to yet another owner."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import random_label
from gyotaku.rules.reading import cite, read


@rule(
    id="links.sender-domain-random-and-strange-link",
    severity=Severity.MEDIUM,
    text="The sender's domain {domain} is a meaningless string, and the link opens yet another domain, {host}.",
    proves_not="Genuine senders may have a domain made of abbreviations.",
    needs=(Address, Link, MailingList),
    hits=[(sender("a@xkqzjwvb.example"), STRANGE_LINK)],
    misses=[
        (sender("a@shop.example"), STRANGE_LINK),
        (sender("a@xkqzjwvb.example"), linked("https://www.xkqzjwvb.example/")),
        (sender("a@xkqzjwvb.example"), STRANGE_LINK, MailingList(list_id="<talk.example>")),
    ],
)
def sender_domain_random_and_strange_link(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed or not random_label(reading.sender[0].registrable.partition(".")[0]):
        return
    strange = reading.strange()
    if strange:
        link, seen = strange[0]
        yield cite(reading.sender[1], seen, domain=reading.sender[0].domain, host=link.goes_to)
