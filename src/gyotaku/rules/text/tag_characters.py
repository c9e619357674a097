"""Tag characters (U+E0000 block) show nothing and can carry whole hidden sentences; outside of flag emoji nobody uses
them.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.tag-characters",
    severity=Severity.HIGH,
    text="Tag characters, which show nothing, are embedded in the {place}.",
    proves_not="A few flag emoji are made of them.",
    hard="text",
    attack="T1027",
    needs=(TextTrait,),
    hits=[(trait("tag-character", "\U000e0041\U000e0062", place="body", count=12),)],
    misses=[(trait("zero-width", "…"),), (trait("tag-character", "🏴\U000e0067\U000e0062", count=1),)],
)
def tag_characters(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(TextTrait, trait="tag-character"):
        if found.count > 1:
            yield cite(seen, place=found.place)
