"""Letters of mathematical alphabets and the like in place of plain ones: read by people, missed by filters."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.styled-letters",
    severity=Severity.MEDIUM,
    text="Words are written in ornamental letters that filters do not read: {excerpt}.",
    proves_not="Advertisements decorate their words this way, too.",
    attack="T1027",
    needs=(TextTrait,),
    hits=[(trait("styled-letters", "𝗔𝗰𝗰𝗼𝘂𝗻𝘁"),)],
    misses=[(trait("shouting", "ACCOUNT LOCKED"),)],
)
def styled_letters(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="styled-letters"):
        yield cite(seen, excerpt=found.excerpt)
