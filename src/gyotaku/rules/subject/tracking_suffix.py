"""A number at the end makes each subject unique, so that equal mails are not counted together."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="subject.tracking-suffix",
    severity=Severity.LOW,
    text="The subject ends in a running number ({excerpt}).",
    proves_not="Order and ticket numbers stand in genuine subjects, too.",
    needs=(TextTrait, BrandClaim),
    hits=[(claim(), trait("tracking-suffix", "No.499503", place="subject"))],
    misses=[(trait("tracking-suffix", "No.499503", place="subject"),), (claim(), trait("zero-width", "…", place="subject"))],
)
def tracking_suffix(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="tracking-suffix"):
        if read(evidence).claim:
            yield cite(seen, excerpt=found.excerpt)
