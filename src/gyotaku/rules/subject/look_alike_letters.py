"""Letters of another script stand for Latin or kana ones: the eye reads the brand, the filter does not."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="subject.look-alike-letters",
    severity=Severity.HIGH,
    text="The {place} imitates a spelling with letters of another script: {excerpt} for {expected}.",
    proves_not="Formulas and foreign words can mix scripts for good reasons.",
    hard="text",
    attack="T1036",
    needs=(TextTrait,),
    hits=[(trait("homoglyph", "Аmazon", place="subject", expected="Amazon"),)],
    misses=[
        (trait("homoglyph", "Аmazon", place="body", expected="Amazon"),),
        (trait("mixed-script", "αテスト", place="subject"),),
    ],
)
def look_alike_letters(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="homoglyph"):
        if found.place in {"subject", "display"}:
            yield cite(seen, excerpt=found.excerpt, expected=found.expected or "?", place=PLACE[found.place])


PLACE = {"subject": "subject", "display": "display name"}
