"""One word made of letters of two alphabets."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.mixed-script",
    severity=Severity.MEDIUM,
    text="One word mixes letters of two alphabets (such as {excerpt}).",
    proves_not="Product names and formulas may mix them for good reasons.",
    attack="T1036",
    needs=(TextTrait,),
    hits=[(trait("mixed-script", "pаypal"),)],
    misses=[(trait("foreign-font", "微软雅黑", place="style"),)],
)
def mixed_script(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="mixed-script"):
        yield cite(seen, excerpt=found.excerpt)
