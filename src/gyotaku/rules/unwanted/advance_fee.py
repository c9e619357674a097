"""A fortune waits for whoever first pays a little: inheritance, fund, donation."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Lure, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by, read


@rule(
    id="unwanted.advance-fee",
    severity=Severity.HIGH,
    text="A fortune is dangled before the reader ({phrase}), as in advance-fee fraud.",
    proves_not="A story or a warning may hold the same words.",
    stance=Stance.UNWANTED,
    attack="T1657",
    needs=(Lure, MailingList),
    hits=[(lure("advance_fee", "next of kin"),)],
    misses=[(lure("refund", "還付金"),), (lure("advance_fee", "next of kin"), MailingList(list_id="<talk.example>"))],
)
def advance_fee(evidence: Evidence) -> Iterator[Citation]:
    if not read(evidence).listed:
        yield from lured_by(evidence, "advance_fee")
