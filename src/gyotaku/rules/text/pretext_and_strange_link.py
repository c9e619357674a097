"""A reason to log in or pay, and a link to somebody who is neither the brand nor the sender."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import PRESSING


@rule(
    id="text.pretext-and-strange-link",
    severity=Severity.MEDIUM,
    text="With the pretext {phrase} the reader is led to {host}, which belongs neither to the sender nor to the brand.",
    proves_not="Genuine companies hand such procedures to outside firms.",
    attack="T1598.003",
    needs=(Lure, Link, Address, MailingList),
    hits=[(sender("a@shop.example"), lure("verify", "本人確認のお願い"), STRANGE_LINK, linked("https://www.shop.example/"))],
    misses=[
        (sender("a@shop.example"), lure("verify"), linked("https://www.shop.example/")),
        (sender("a@shop.example"), lure("verify"), STRANGE_LINK),
        (sender("a@shop.example"), lure("commercial", "sale"), STRANGE_LINK),
        (sender("a@shop.example"), lure("verify"), STRANGE_LINK, MailingList(list_id="<talk.example>")),
    ],
)
def pretext_and_strange_link(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    strange = reading.strange()
    # Where every call is strange, the rules on strangers speak already.
    if not strange or len(strange) == len(reading.calls) or reading.listed:
        return
    told: set[str] = set()
    for found, seen in reading.lures:
        if found.pretext in PRESSING and found.pretext not in told:
            told.add(found.pretext)
            yield cite(seen, strange[0][1], phrase=found.phrase, host=strange[0][0].goes_to)
