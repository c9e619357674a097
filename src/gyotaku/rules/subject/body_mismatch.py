"""The template's subject and body were not made for each other."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="subject.body-mismatch",
    severity=Severity.HIGH,
    text="Subject and body speak of different things ({excerpt}).",
    proves_not="A genuine mail may bring several topics together.",
    needs=(TextTrait,),
    hits=[(trait("subject-body-mismatch", "件名: restrict / 本文: prize", place="subject"),)],
    misses=[(trait("template-leftover", "** **"),)],
)
def body_mismatch(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="subject-body-mismatch"):
        yield cite(seen, excerpt=found.excerpt)
