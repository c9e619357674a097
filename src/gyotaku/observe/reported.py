"""Phrases that are none of the mail's own demands: what it reports of false mail, and words inside addresses of pages.

A warning or a discussion quotes what false mail says, in quotation marks, beside words for false mail or for posing as
another; the quotation asks nothing of this mail's reader. A mail that merely warns of others like it, and asks in its own words,
is read as ever. Nor does a house demand what it says that it never does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from gyotaku.data.folding import BREAK
from gyotaku.data.lexicon import Hit
from gyotaku.data.reported import reported
from gyotaku.observe.reading import Reading

NEAR = 40
"""Characters beside a quotation in which the word for false mail stands; twice that where words have spaces."""

BEHIND = 30
"""Characters behind a phrase in which Japanese says that it never happens."""

# The opening mark stands first and by itself, so that the machine leaps from mark to mark.
_QUOTED = re.compile(
    rf"[「『“„«»\"](?:(?<=[「『])[^「」『』{BREAK}]{{2,160}}[」』]|(?<![「『])[^“”„«»\"{BREAK}]{{4,240}}[”“«»\"])"
)
Spans = list[tuple[int, int]]
_END = re.compile(f"[。!?{BREAK}]")
_PAGE = re.compile(r"https?://[!-~]+")


def unreported(read: Reading, hits: list[tuple[str, Hit]]) -> list[tuple[str, Hit]]:
    """List the phrases found that are neither denied nor in a reported quotation nor in the address of a page."""
    if not hits:
        return hits
    text = read.text
    pages, quotations = _set_apart(text)
    return [
        (language, hit)
        for language, hit in hits
        if not any(_across(hit, pages))
        and not any(_told_of(text, *span) for span in _across(hit, quotations))
        and not reported().never.search(_END.split(text[hit.start : hit.end + BEHIND], maxsplit=1)[0])
    ]


@lru_cache(maxsize=4)
def _set_apart(text: str) -> tuple[Spans, Spans]:
    """Return where addresses of pages and where quotations stand; lures and requests ask for the same text."""
    pages = [page.span() for page in _PAGE.finditer(text)] if "://" in text else []
    return pages, [quoted.span() for quoted in _QUOTED.finditer(text)]


def _across(hit: Hit, spans: Spans) -> Iterator[tuple[int, int]]:
    """Yield the spans that a phrase lies in or reaches into; they stand in order and apart."""
    number = bisect_right(spans, (hit.start, hit.start)) - 1
    for start, end in spans[max(number, 0) :]:
        if start >= hit.end:
            return
        if hit.start < end:
            yield start, end


def _told_of(text: str, start: int, end: int) -> bool:
    """Whether words for false mail stand beside a quotation."""
    words = reported()
    near = NEAR if text[start] in "「『" else 2 * NEAR
    ahead, behind = text[max(start - near, 0) : start], text[end : end + near]
    return bool(words.beside.search(ahead) or words.beside.search(behind) or words.before.search(ahead))
