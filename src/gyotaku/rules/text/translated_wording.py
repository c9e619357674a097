"""Wording that machine translation leaves behind and that no Japanese company writes to its customers."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.translated-wording",
    severity=Severity.MEDIUM,
    text="The wording {excerpt} reads as translated by machine.",
    proves_not="Companies abroad write such Japanese in genuine mail, too.",
    needs=(TextTrait,),
    hits=[(trait("translated-wording", "親愛なるお客様"),)],
    misses=[(trait("second-person", "あなたの口座"),)],
)
def translated_wording(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="translated-wording"):
        yield cite(seen, excerpt=found.excerpt)
