"""A company that manages the reader's account knows the reader's name. Weak: newsletters have none either."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Lure, Salutation
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="text.generic-salutation",
    severity=Severity.MEDIUM,
    text="The mail speaks of an account with {brand} but calls the reader only {text}.",
    proves_not="Many genuine notices and newsletters name nobody.",
    needs=(Salutation, BrandClaim, Lure),
    hits=[(claim(), lure("restrict"), Salutation(style="generic", text="お客様"))],
    misses=[
        (claim(), lure("restrict"), Salutation(style="name", text="鈴木花子 様")),
        (lure("restrict"), Salutation(style="generic", text="お客様")),
        (claim(), Salutation(style="generic", text="お客様")),
        (claim(), lure("restrict"), Salutation(style="none")),
    ],
)
def generic_salutation(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in ACCOUNT]
    for found, seen in evidence.all(Salutation, style="generic"):
        if reading.claim and told:
            yield cite(seen, told[0], reading.claim[1], text=found.text, **named(reading.claim[0]))
