"""A Chinese character stands for a kana or the long-vowel sign (カ一ド): no Japanese keyboard types it so."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.kana-lookalike",
    severity=Severity.HIGH,
    text="A character that only resembles a kana stands in its place: {excerpt} for {expected}.",
    proves_not="Text read by a scanner has such errors, too.",
    needs=(TextTrait,),
    hits=[(trait("kana-lookalike", "カ一ド", expected="カード"),)],
    misses=[(trait("missing-dakuten", "ごさいます", expected="ございます"),)],
)
def kana_lookalike(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="kana-lookalike"):
        yield cite(seen, excerpt=found.excerpt, expected=found.expected or "?")
