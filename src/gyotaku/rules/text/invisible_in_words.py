"""Zero-width characters between the letters of words defeat word filters; preheader padding is counted apart by the
observer.
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
    id="text.invisible-in-words",
    severity=Severity.HIGH,
    text="{count} characters without width stand inside words of the text (such as {excerpt}).",
    proves_not="Emoji, foreign scripts and pasted pages bring them along as well.",
    attack="T1027",
    needs=(TextTrait,),
    hits=[
        (trait("zero-width", "ア\u200bカ\u200bウ\u200bン\u200bト", count=40),),
        (trait("soft-hyphen", "pass\u00adword", count=9),),
    ],
    misses=[(trait("zero-width", "…", count=2),), (trait("zero-width", "…", place="subject", count=40),)],
)
def invisible_in_words(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(TextTrait):
        if found.trait in {"zero-width", "soft-hyphen"} and found.place == "body" and found.count >= 5:
            yield cite(seen, count=str(found.count), excerpt=found.excerpt)
