"""Slots of a mass mail left unfilled."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.template-leftover",
    severity=Severity.HIGH,
    text="A template's slot was left unfilled or its markup shows ({excerpt}).",
    proves_not="Genuine mailings fail to fill their slots now and then.",
    needs=(TextTrait,),
    hits=[(trait("template-leftover", "[お支払い期限]"),)],
    misses=[(trait("tracking-suffix", "No.4995", place="subject"),)],
)
def template_leftover(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="template-leftover"):
        yield cite(seen, excerpt=found.excerpt)
