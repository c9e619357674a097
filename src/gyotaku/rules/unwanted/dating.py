"""Acquaintance and adult lures."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Lure, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by, read


@rule(
    id="unwanted.dating",
    severity=Severity.MEDIUM,
    text="The mail lures with acquaintance or adult matters ({phrase}).",
    proves_not="The reader may be a member of such a service.",
    stance=Stance.UNWANTED,
    needs=(Lure, MailingList),
    hits=[(lure("dating", "singles near you"),)],
    misses=[(lure("restrict"),), (lure("dating"), MailingList(list_id="<talk.example>"))],
)
def dating(evidence: Evidence) -> Iterator[Citation]:
    if not read(evidence).listed:
        yield from lured_by(evidence, "dating")
