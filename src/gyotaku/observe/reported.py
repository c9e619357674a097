"""Phrases that are none of the mail's own demands: what it reports of false mail, and words inside addresses of pages.

A warning or a discussion quotes what false mail says, in quotation marks, beside words for false mail or for posing as
another; the quotation asks nothing of this mail's reader. A mail that merely warns of others like it, and asks in its own words,
is read as ever. Nor does a house demand what it says that it never does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.data.folding import BREAK
from gyotaku.data.lexicon import Hit
from gyotaku.data.reported import reported
from gyotaku.observe.reading import Reading

NEAR = 40
"""Characters beside a quotation in which the word for false mail stands; twice that where words have spaces."""

BEHIND = 30
"""Characters behind a phrase in which Japanese says that it never happens."""

_QUOTED = re.compile(rf"[「『][^「」『』{BREAK}]{{2,160}}[」』]|[“„«»\"][^“”„«»\"{BREAK}]{{4,240}}[”“«»\"]")
_END = re.compile(f"[。!?{BREAK}]")
_PAGE = re.compile(r"https?://[!-~]+")


def unreported(read: Reading, hits: list[tuple[str, Hit]]) -> list[tuple[str, Hit]]:
    """List the phrases found that are neither denied nor in a reported quotation nor in the address of a page."""
    if not hits:
        return hits
    aside = [*_pages(read.text), *_quotations(read.text)]
    never = reported().never
    return [
        pair
        for pair in hits
        if not any(pair[1].start < end and start < pair[1].end for start, end in aside)
        and not never.search(_END.split(read.text[pair[1].start : pair[1].end + BEHIND], maxsplit=1)[0])
    ]


def _pages(text: str) -> Iterator[tuple[int, int]]:
    if "://" in text:
        yield from (page.span() for page in _PAGE.finditer(text))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    words = reported()
    for quoted in _QUOTED.finditer(text):
        near = NEAR if text[quoted.start()] in "「『" else 2 * NEAR
        ahead, behind = text[max(quoted.start() - near, 0) : quoted.start()], text[quoted.end() : quoted.end() + near]
        if words.beside.search(ahead) or words.beside.search(behind) or words.before.search(ahead):
            yield quoted.span()
