"""The claim to have recorded the reader, and a demand for coins without any proof."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Lure, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by, read


@rule(
    id="unwanted.extortion",
    severity=Severity.HIGH,
    text="The mail threatens the reader ({phrase}) to extort money, as is sent out in bulk without any proof.",
    proves_not="Whether there is a real threat cannot be told from the words.",
    stance=Stance.UNWANTED,
    attack="T1657",
    needs=(Lure, MailingList),
    hits=[(lure("sextortion", "I recorded you"),)],
    misses=[(lure("legal"),), (lure("sextortion"), MailingList(list_id="<talk.example>"))],
)
def extortion(evidence: Evidence) -> Iterator[Citation]:
    if not read(evidence).listed:
        yield from lured_by(evidence, "sextortion")
