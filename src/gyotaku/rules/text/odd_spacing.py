"""Spaces inside words keep filters from seeing them."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.odd-spacing",
    severity=Severity.MEDIUM,
    text="Spaces stand inside words ({excerpt}).",
    proves_not="Some genuine mail spreads headings with spaces.",
    attack="T1027",
    needs=(TextTrait,),
    hits=[(trait("odd-spacing", "お 客 様"),)],
    misses=[(trait("mojibake", "土?日?祝"),)],
)
def odd_spacing(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="odd-spacing"):
        yield cite(seen, excerpt=found.excerpt)
