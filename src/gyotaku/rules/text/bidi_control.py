"""Controls that turn the reading direction make one string look like another (Unicode TR36 section 2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.bidi-control",
    severity=Severity.HIGH,
    text="Control characters turn the reading direction ({excerpt}).",
    proves_not="Texts in Arabic or Hebrew use them for good reasons.",
    attack="T1036.002",
    needs=(TextTrait, Body),
    hits=[(trait("bidi-control", "txt.\u202eexe"), Body(blocks=(), part="1", media_type="text/html", language="ja"))],
    misses=[
        (trait("bidi-control", "\u200fשלום"), Body(blocks=(), part="1", media_type="text/html", language="he")),
        (trait("zero-width", "…"), Body(blocks=(), part="1", media_type="text/html", language="ja")),
    ],
)
def bidi_control(evidence: Evidence) -> Iterator[Citation]:
    body = evidence.first(Body)
    if body is not None and body[0].language in {"ar", "he", "fa", "ur"}:
        return
    for found, seen in evidence.all(TextTrait, trait="bidi-control"):
        yield cite(seen, excerpt=found.excerpt)
