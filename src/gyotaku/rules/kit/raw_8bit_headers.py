"""Headers must be ASCII or encoded (RFC 2047); bulk kits skip that."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, HeaderTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="kit.raw-8bit-headers",
    severity=Severity.LOW,
    text="Headers hold raw 8-bit characters that the standard wants encoded ({value}).",
    proves_not="Old or careless genuine programs do the same.",
    needs=(HeaderTrait, BrandClaim),
    hits=[(claim(), HeaderTrait(trait="raw-8bit", value="Subject"))],
    misses=[(HeaderTrait(trait="raw-8bit", value="Subject"),), (claim(), HeaderTrait(trait="reply"))],
)
def raw_8bit_headers(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for found, seen in evidence.all(HeaderTrait, trait="raw-8bit"):
        if reading.claim:
            yield cite(seen, reading.claim[1], value=found.value)
