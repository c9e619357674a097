"""Letters of another script inside words of the body."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.look-alike-letters",
    severity=Severity.HIGH,
    text="A word of the text is spelt with letters of another script: {excerpt} for {expected}.",
    proves_not="Signs and foreign words can mix scripts for good reasons.",
    attack="T1036",
    needs=(TextTrait,),
    hits=[(trait("homoglyph", "Аmazon", expected="Amazon"),)],
    misses=[
        (trait("homoglyph", "Аmazon", place="subject", expected="Amazon"),),
        (trait("kana-lookalike", "カ一ド", expected="カード"),),
    ],
)
def look_alike_letters(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="homoglyph", place="body"):
        yield cite(seen, excerpt=found.excerpt, expected=found.expected or "?")
