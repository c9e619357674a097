"""Requests: what the text asks the reader to do or to give."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.lexicon import Hit
from gyotaku.data.negations import negated
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Request
from gyotaku.model.message import Message
from gyotaku.observe.family import observer
from gyotaku.observe.lures import PHRASE
from gyotaku.observe.quotation import own_hits
from gyotaku.observe.reading import Reading, in_subject, in_text, read_body, read_subject
from gyotaku.observe.reported import unreported
from gyotaku.settings import Settings

SAME = 3
"""Most phrases kept of one request and place."""


@observer(
    name="requests",
    reads="Subject and shown text of the body, against the phrase lists of data/phrases",
    gives=(Request,),
    after=("subject", "body", "inline_forward", "headers"),
)
def requests(_message: Message, evidence: Evidence, _settings: Settings) -> Iterator[Observation]:
    """Yield what is asked, subject first, each with the phrase that asks."""
    subject = read_subject(evidence)
    if subject is not None:
        for request, _, _ in _in(subject[0], unreported(subject[0], subject[0].hits), "subject"):
            yield in_subject(request, subject[1])
    body = read_body(evidence)
    if body is not None:
        read, fact = body
        for request, start, end in _in(read, unreported(read, own_hits(read, evidence)), "body"):
            yield in_text(request, fact, read.shown, start, end)


def _in(read: Reading, hits: list[tuple[str, Hit]], place: str) -> Iterator[tuple[Request, int, int]]:
    seen: set[tuple[str, str]] = set()
    counts: dict[str, int] = {}
    for _, hit in hits:
        key = (hit.id, read.text[hit.start : hit.end])
        if hit.family != "request" or key in seen or counts.get(hit.id, 0) >= SAME:
            continue
        if negated(read.text, hit.start, hit.end):
            continue
        seen.add(key)
        counts[hit.id] = counts.get(hit.id, 0) + 1
        start, end = read.phrase(hit)
        yield Request(asks=hit.id, phrase=read.shown[start : min(end, start + PHRASE)], place=place), start, end
