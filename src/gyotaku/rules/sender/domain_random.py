"""The registrable domain of From is a string nobody would choose as a name."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import random_label
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.domain-random",
    severity=Severity.MEDIUM,
    text="The sender's domain {domain} is a meaningless string of letters.",
    proves_not="Abbreviations and identifiers can look the same.",
    attack="T1583.001",
    needs=(Address, MailingList),
    hits=[(sender("a@xkqzjwvb.example"),)],
    misses=[
        (sender("a@kurashi-notice.example"),),
        (sender("a@xkqzjwvb.shop.example"),),
        (sender("a@xkqzjwvb.example"), MailingList(list_id="<talk.example>")),
    ],
)
def domain_random(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender and not reading.listed and random_label(reading.sender[0].registrable.partition(".")[0]):
        yield cite(reading.sender[1], domain=reading.sender[0].domain)
