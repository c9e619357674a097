"""How pictures look, whatever their bytes: embedded pictures of the mail, and the landing page's screenshot."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.keys.page import SHOWN
from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageView, Picture

MOST = 3
SMALLEST = 48
"""Pixels of a side below which pictures are bullets and badges, which all look alike."""
BITS = range(12, 53)
"""Steps from dark to bright (of 64) between which a difference hash shows something; a bare surface has hardly any, or all."""


def look(evidence: Evidence) -> Iterator[Key]:
    """Yield the difference hash of each picture and page that shows something: equal hashes, not near ones."""
    pictures = [
        fact.dhash
        for fact, _ in evidence.of(Picture)
        if fact.dhash and not fact.official and min(fact.width or 0, fact.height or 0) >= SMALLEST
    ]
    pages = [view.dhash for view, _ in evidence.of(PageView) if view.state in SHOWN]
    for family, hashes in (("picture-look", pictures), ("page-look", pages)):
        shown = [one for one in dict.fromkeys(hashes) if one and int(one, 16).bit_count() in BITS]
        yield from (Key(family=family, value=f"dhash {one}") for one in shown[:MOST])
