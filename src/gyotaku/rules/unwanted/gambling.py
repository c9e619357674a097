"""Casinos and lotteries."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Lure, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by, read


@rule(
    id="unwanted.gambling",
    severity=Severity.MEDIUM,
    text="The mail lures to gambling ({phrase}).",
    proves_not="The reader may be a customer of the service.",
    stance=Stance.UNWANTED,
    needs=(Lure, MailingList),
    hits=[(lure("casino", "free spins"),)],
    misses=[(lure("prize"),), (lure("casino"), MailingList(list_id="<talk.example>"))],
)
def gambling(evidence: Evidence) -> Iterator[Citation]:
    if not read(evidence).listed:
        yield from lured_by(evidence, "casino")
