"""Somebody unknown excuses himself for writing, then sells."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import HeaderTrait, Lure, MailingList, TextTrait
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import OFFERS


@rule(
    id="unwanted.cold-approach",
    severity=Severity.MEDIUM,
    text="After an excuse for writing to a stranger ({excerpt}) the mail offers something ({phrase}).",
    proves_not="The reader may have asked to be written to.",
    stance=Stance.UNWANTED,
    needs=(TextTrait, Lure, HeaderTrait, MailingList),
    hits=[(lure("commercial", "SEO対策のご提案"), trait("cold-approach", "突然のメール失礼いたします"))],
    misses=[
        (trait("cold-approach", "突然のメール失礼いたします"),),
        (lure("commercial", "SEO"),),
        (lure("commercial", "SEO"), trait("cold-approach", "突然の"), HeaderTrait(trait="reply")),
        (lure("commercial", "SEO"), trait("cold-approach", "突然の"), MailingList(list_id="<talk.example>")),
    ],
)
def cold_approach(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.listed or reading.answers:
        return
    told = next((pair for pair in reading.lures if pair[0].pretext in OFFERS), None)
    for found, seen in evidence.all(TextTrait, trait="cold-approach") if told else ():
        if told:
            yield cite(seen, told[1], excerpt=found.excerpt, phrase=told[0].phrase)
            return
