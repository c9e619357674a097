"""Encoding inside encoding serves no reader; it splits words so that filters do not see them."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import HeaderTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="kit.encoding-nested",
    severity=Severity.MEDIUM,
    text="Header text is encoded inside an encoding ({value}).",
    proves_not="Faulty forwarding programs do the same.",
    attack="T1027",
    needs=(HeaderTrait,),
    hits=[(HeaderTrait(trait="nested-encoding", value="Subject"),)],
    misses=[(HeaderTrait(trait="raw-8bit", value="Subject"),)],
)
def encoding_nested(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(HeaderTrait, trait="nested-encoding"):
        yield cite(seen, value=found.value)
