"""Verb forms without their sound marks (ごさいます) that no proofread company mail holds."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.missing-dakuten",
    severity=Severity.MEDIUM,
    text="A sound mark is missing in {excerpt} (correct: {expected}).",
    proves_not="Slips of the pen stand in genuine mail, too.",
    needs=(TextTrait,),
    hits=[(trait("missing-dakuten", "ごさいます", expected="ございます"),)],
    misses=[(trait("mojibake", "土?日?祝"),)],
)
def missing_dakuten(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="missing-dakuten"):
        yield cite(seen, excerpt=found.excerpt, expected=found.expected or "?")
