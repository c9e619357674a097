"""A name that stands neither in the mailbox nor in the domain: a stolen or rented mailbox under somebody else's sign.

A person's name fits the mailbox, a firm's the domain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, HeaderTrait, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="sender.name-fits-neither",
    severity=Severity.MEDIUM,
    text="Nothing of the display name ({display}) stands in the address {address}, before or after the @.",
    proves_not="Many genuine senders use nicknames or abbreviations as addresses.",
    attack="T1656",
    needs=(Address, Lure, Link, MailingList, HeaderTrait, BrandClaim),
    hits=[(sender("seagyn.davis@church.example", display="zkCoin Foundation"), lure("airdrop"), STRANGE_LINK)],
    misses=[
        (sender("seagyn.davis@church.example", display="Seagyn Davis"), lure("airdrop"), STRANGE_LINK),
        (sender("news@zkcoin.example", display="zkCoin Foundation"), lure("airdrop"), STRANGE_LINK),
        (sender("seagyn.davis@church.example", display="zkCoin Foundation"), STRANGE_LINK),
        (
            sender("seagyn.davis@church.example", display="zkCoin Foundation"),
            lure("airdrop"),
            linked("https://www.church.example/"),
        ),
        (sender("seagyn.davis@church.example", display="例財団"), lure("airdrop"), STRANGE_LINK),
    ],
)
def name_fits_neither(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.claim or reading.listed or reading.answers:
        return
    writer, seen = reading.sender
    words = re.findall(r"[a-z]{4,}", writer.display.lower())
    where = re.sub(r"[^a-z]", "", f"{writer.local}{writer.domain}".lower())
    told = [lure_seen for found, lure_seen in reading.lures if found.pretext in ACCOUNT | {"prize", "credit"}]
    led = [link_seen for link, link_seen in reading.calls if not reading.own(link.goes_to)]
    # The first letters of a long word are how people shorten their names.
    if words and told and led and not any(word[:4] in where for word in words):
        yield cite(seen, told[0], led[0], display=writer.display, address=writer.address)
