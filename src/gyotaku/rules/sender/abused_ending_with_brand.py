"""A brand's name from an ending that phishing lists are full of."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.endings import abused_endings
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="sender.abused-ending-with-brand",
    severity=Severity.MEDIUM,
    text="Somebody else than {brand} writes in its name from a domain ending in .{ending}, common in lists of phishing domains.",
    proves_not="Most domains with such endings are harmless.",
    attack="T1583.001",
    needs=(BrandClaim, SenderClass),
    hits=[(claim(), relation("unrelated", "a.cfd"), sender("x@a.cfd"))],
    misses=[
        (claim(), relation("unrelated"), sender()),
        (relation("unknown", "a.cfd"), sender("x@a.cfd")),
        (claim(), relation("official", "a.cfd"), sender("x@a.cfd")),
    ],
)
def abused_ending_with_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated", "look-alike")
    if not found or reading.claim is None:
        return
    ending = found[0].domain.rpartition(".")[2]
    if ending in abused_endings():
        yield cite(found[1], reading.claim[1], ending=ending, **named(reading.claim[0]))
