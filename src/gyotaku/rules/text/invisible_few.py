"""One or two zero-width characters: weak, for pasted text holds some."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.invisible-few",
    severity=Severity.LOW,
    text="A few characters without width stand in the text (such as {excerpt}).",
    proves_not="Pasted text often brings them along.",
    attack="T1027",
    needs=(TextTrait, BrandClaim),
    hits=[(claim(), trait("zero-width", "a\u200bb", count=2))],
    misses=[(trait("zero-width", "a\u200bb", count=2),), (claim(), trait("zero-width", "…", count=40))],
)
def invisible_few(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(TextTrait):
        if found.trait in {"zero-width", "soft-hyphen"} and found.place == "body" and found.count < 5 and read(evidence).claim:
            yield cite(seen, excerpt=found.excerpt)
