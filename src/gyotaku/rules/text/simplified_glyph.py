"""Glyphs that only simplified Chinese has, in a Japanese sentence: the writer's input method is not Japanese."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.simplified-glyph",
    severity=Severity.HIGH,
    text="A Japanese sentence holds glyphs of simplified Chinese: {excerpt} (Japanese: {expected}).",
    proves_not="Names may hold them; it does not name the writer's country.",
    needs=(TextTrait,),
    hits=[(trait("simplified-glyph", "证券", expected="証券"),)],
    misses=[(trait("kana-lookalike", "カ一ド", expected="カード"),)],
)
def simplified_glyph(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="simplified-glyph"):
        yield cite(seen, excerpt=found.excerpt, expected=found.expected or "?")
