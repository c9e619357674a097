"""Medicines, weight, beauty."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Lure, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by, read


@rule(
    id="unwanted.medicine",
    severity=Severity.MEDIUM,
    text="The mail sells medicine, health or beauty ({phrase}).",
    proves_not="The reader may be a customer of the shop.",
    stance=Stance.UNWANTED,
    needs=(Lure, MailingList),
    hits=[(lure("pharma", "lose weight"),)],
    misses=[(lure("restrict"),), (lure("pharma"), MailingList(list_id="<talk.example>"))],
)
def medicine(evidence: Evidence) -> Iterator[Citation]:
    if not read(evidence).listed:
        yield from lured_by(evidence, "pharma")
