"""Marks that no Japanese keyboard sets by itself: Western commas and points, foreign middle dots between Japanese words."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.odd-punctuation",
    severity=Severity.LOW,
    text="Japanese sentences are set with punctuation that is not Japanese ({excerpt}).",
    proves_not="Single writers and senders from abroad do so as well.",
    needs=(TextTrait,),
    hits=[(trait("odd-punctuation", "ご確認ください.", count=3),)],
    misses=[(trait("odd-spacing", "お 客様"),)],
)
def odd_punctuation(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="odd-punctuation"):
        yield cite(seen, excerpt=found.excerpt)
