"""Plain selling."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Lure, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import lured_by, read


@rule(
    id="unwanted.advertising",
    severity=Severity.LOW,
    text="The mail advertises or offers services ({phrase}).",
    proves_not="The reader may have asked for it.",
    stance=Stance.UNWANTED,
    needs=(Lure, MailingList),
    hits=[(lure("commercial", "first page of Google"),)],
    misses=[(lure("restrict"),), (lure("commercial", "sale"), MailingList(list_id="<talk.example>"))],
)
def advertising(evidence: Evidence) -> Iterator[Citation]:
    if not read(evidence).listed:
        yield from lured_by(evidence, "commercial")
