"""Pretexts: phrases that tell the reader what has happened or will happen."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.lexicon import Hit
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Lure
from gyotaku.model.message import Message
from gyotaku.observe.family import observer
from gyotaku.observe.quotation import own_hits
from gyotaku.observe.reading import Reading, in_subject, in_text, read_body, read_subject
from gyotaku.observe.reported import unreported
from gyotaku.settings import Settings

MOST = 40
"""Most lures of one mail."""

SAME = 4
"""Most lures of one class and place: the first ones say what the mail is about."""

PHRASE = 120
"""Longest phrase quoted, in characters."""


@observer(
    name="lures",
    reads="Subject and shown text of the body, against the phrase lists of data/phrases",
    gives=(Lure,),
    after=("subject", "body", "inline_forward", "headers"),
)
def lures(_message: Message, evidence: Evidence, _settings: Settings) -> Iterator[Observation]:
    """Yield one lure per class, phrase and place, subject first."""
    left = MOST
    subject = read_subject(evidence)
    if subject is not None:
        for lure, _, _ in _in(subject[0], unreported(subject[0], subject[0].hits), "subject", left):
            left -= 1
            yield in_subject(lure, subject[1])
    body = read_body(evidence)
    if body is not None:
        read, fact = body
        for lure, start, end in _in(read, unreported(read, own_hits(read, evidence)), "body", left):
            yield in_text(lure, fact, read.shown, start, end)


def _in(read: Reading, hits: list[tuple[str, Hit]], place: str, most: int) -> Iterator[tuple[Lure, int, int]]:
    seen: dict[tuple[str, str], None] = {}
    of_class: dict[str, int] = {}
    for language, hit in hits:
        if hit.family != "lure" or of_class.get(hit.id, 0) >= SAME:
            continue
        key = (hit.id, read.text[hit.start : hit.end])
        if key in seen:
            continue
        if len(seen) >= most:
            return
        seen[key] = None
        of_class[hit.id] = of_class.get(hit.id, 0) + 1
        start, end = read.phrase(hit)
        phrase = read.shown[start : min(end, start + PHRASE)]
        yield Lure(pretext=hit.id, phrase=phrase, place=place, language=language), start, end
