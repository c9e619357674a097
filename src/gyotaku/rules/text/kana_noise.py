"""Runs of kana that form no word, visible or nearly so, between the sentences."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.kana-noise",
    severity=Severity.HIGH,
    text="Runs of kana that form no word stand between the sentences ({excerpt}).",
    proves_not="Damaged text can look alike.",
    hard="text",
    attack="T1027",
    needs=(TextTrait,),
    hits=[(trait("kana-noise", "ポぎを ィけギ ゲロラぬミ"),)],
    misses=[(trait("mojibake", "土?日?祝"),)],
)
def kana_noise(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="kana-noise"):
        yield cite(seen, excerpt=found.excerpt)
