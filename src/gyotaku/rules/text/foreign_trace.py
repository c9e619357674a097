"""Fonts or a language mark of another country in a mail that is Japanese on its face: the template's origin shows."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.foreign-trace",
    severity=Severity.MEDIUM,
    text="A mail that reads as Japanese holds traces of a foreign system ({excerpt}).",
    proves_not="A studio or a computer abroad leaves the same traces; it does not name the sender's country.",
    needs=(TextTrait,),
    hits=[(trait("foreign-font", "微软雅黑", place="style"),), (trait("foreign-lang", "zh-CN", place="style"),)],
    misses=[(trait("simplified-glyph", "证券"),)],
)
def foreign_trace(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(TextTrait):
        if found.trait in {"foreign-font", "foreign-lang"}:
            yield cite(seen, excerpt=found.excerpt)
