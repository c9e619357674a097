"""Question marks where Japanese signs were: the template passed through a system that does not know them."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.mojibake",
    severity=Severity.MEDIUM,
    text="Characters were damaged into question marks or the like ({excerpt}).",
    proves_not="Faults on the way damage genuine mail, too.",
    needs=(TextTrait, BrandClaim),
    hits=[(claim(), trait("mojibake", "土?日?祝"))],
    misses=[(trait("mojibake", "土?日?祝"),), (claim(), trait("odd-spacing", "お 客 様"))],
)
def mojibake(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="mojibake"):
        if read(evidence).claim:
            yield cite(seen, excerpt=found.excerpt)
