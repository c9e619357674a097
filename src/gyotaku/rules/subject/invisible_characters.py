"""Characters without width split words for filters and cannot be typed by accident."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="subject.invisible-characters",
    severity=Severity.HIGH,
    text="The subject holds {count} characters without width ({excerpt}), which split words for filters.",
    proves_not="Text pasted from elsewhere can carry them along.",
    hard="text",
    attack="T1027",
    needs=(TextTrait,),
    hits=[(trait("zero-width", "Ama\u200bzon", place="subject", count=2),)],
    misses=[(trait("zero-width", "…", place="body", count=2),), (trait("tracking-suffix", "No.4995", place="subject"),)],
)
def invisible_characters(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(TextTrait):
        if found.place in {"subject", "display"} and found.trait in {"zero-width", "tag-character", "soft-hyphen"}:
            yield cite(seen, count=str(found.count), excerpt=found.excerpt)
