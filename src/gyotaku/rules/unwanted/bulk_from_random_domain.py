"""Means to unsubscribe and a sender's domain that is a made-up string: bulk mail from domains to throw away."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import random_label
from gyotaku.rules.reading import cite, read


@rule(
    id="unwanted.bulk-from-random-domain",
    severity=Severity.MEDIUM,
    text="Bulk mail with means to unsubscribe, from a domain that is a meaningless string ({domain}).",
    proves_not="Honest newsletters may have a domain made of abbreviations.",
    stance=Stance.UNWANTED,
    attack="T1583.001",
    needs=(MailingList, Address),
    hits=[(sender("news@xkqzjwvb.example"), MailingList(unsubscribe="<mailto:u@xkqzjwvb.example>"))],
    misses=[
        (sender("news@shop.example"), MailingList(unsubscribe="<mailto:u@shop.example>")),
        (sender("news@xkqzjwvb.example"),),
    ],
)
def bulk_from_random_domain(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.leavable and reading.sender and random_label(reading.sender[0].registrable.partition(".")[0]):
        yield cite(reading.leavable[1], reading.sender[1], domain=reading.sender[0].domain)
