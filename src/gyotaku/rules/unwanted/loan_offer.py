"""Loans and cards to the stranger."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Lure, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by, read


@rule(
    id="unwanted.loan-offer",
    severity=Severity.MEDIUM,
    text="The mail offers a loan or a card ({phrase}).",
    proves_not="The reader's own bank may have sent it.",
    stance=Stance.UNWANTED,
    needs=(Lure, MailingList, AuthRecorded),
    hits=[(lure("credit", "pre-approved loan"),)],
    misses=[(lure("unpaid"),), (lure("credit"), MailingList(list_id="<talk.example>"))],
)
def loan_offer(evidence: Evidence) -> Iterator[Citation]:
    if not read(evidence).listed and not read(evidence).vouched_by_brand():
        yield from lured_by(evidence, "credit")
