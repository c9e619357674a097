"""Easy money."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Lure, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by, read


@rule(
    id="unwanted.investment",
    severity=Severity.MEDIUM,
    text="The mail offers an investment or easy money ({phrase}).",
    proves_not="Brokers send honest offers, too.",
    stance=Stance.UNWANTED,
    needs=(Lure, MailingList, AuthRecorded),
    hits=[(lure("investment", "guaranteed profit"),)],
    misses=[(lure("aml"),), (lure("investment"), MailingList(list_id="<talk.example>"))],
)
def investment(evidence: Evidence) -> Iterator[Citation]:
    if not read(evidence).listed and not read(evidence).vouched_by_brand():
        yield from lured_by(evidence, "investment")
