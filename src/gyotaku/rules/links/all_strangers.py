"""Needs no brand list: not one link leads to the sender's own domain, and the mail speaks of the reader's account."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, AuthRecorded, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, auth, claim, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="links.all-strangers",
    severity=Severity.HIGH,
    text="The mail presses for action on an account, yet no link leads to the sender's domain {domain}; it leads to {host}.",
    proves_not="Genuine companies do hand such procedures to outside services.",
    attack="T1566.002",
    needs=(Address, Link, Lure, MailingList, AuthRecorded),
    hits=[(sender("a@shop.example"), lure("restrict"), STRANGE_LINK)],
    misses=[
        (sender("a@shop.example"), lure("restrict"), STRANGE_LINK, linked("https://www.shop.example/")),
        (sender("a@shop.example"), STRANGE_LINK),
        (sender("a@takeya-mail.example"), lure("restrict"), linked("https://www.takeya-online.example/")),
        (sender("a@shop.example"), auth("dkim", "pass", "shop.example", aligned=True), lure("restrict"), STRANGE_LINK),
        (sender("a@shop.example"), lure("restrict"), STRANGE_LINK, MailingList(list_id="<talk.example>")),
        (claim(), sender("a@shop.example"), lure("restrict"), OFFICIAL_LINK),
        (sender("a@shop.example"), lure("commercial"), STRANGE_LINK),
    ],
)
def all_strangers(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in ACCOUNT]
    if reading.sender is None or not told or reading.listed or reading.vouched:
        return
    strange = reading.strange()
    if strange and len(strange) == len(reading.calls) and not any(reading.own(link.goes_to) for link, _ in reading.links):
        link, seen = strange[0]
        yield cite(reading.sender[1], told[0], seen, domain=reading.sender[0].domain, host=link.goes_to)
