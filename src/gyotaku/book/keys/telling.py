"""What a person can read in place of a key that is a hash: the beginning of what was hashed, names and numbers masked."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.keys.folding import names, skeleton
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, Kit, PageView

LOOKED_AT = 300
LONGEST = 60
FAMILIES = frozenset({"body", "page", "kit", "html"})
"""Families of keys whose values nobody can read."""


def telling(evidence: Evidence) -> dict[str, str]:
    """Return, for each family whose keys are hashes, words that show what a case has there."""
    return dict(_telling(evidence))


def _telling(evidence: Evidence) -> Iterator[tuple[str, str]]:
    known = names(evidence)
    if (found := evidence.first(Body)) is not None:
        text = "\n".join(
            block.text for block in found[0].blocks if block.kind not in {"hidden", "image"} and block.hidden is None
        )
        if shown := skeleton(text[:LOOKED_AT], known)[:LONGEST]:
            yield "body", f"{shown}…"
        if found[0].skeleton:
            yield "html", "the same elements in the same order"
    for view, _ in evidence.of(PageView):
        if shown := skeleton(view.text[:LOOKED_AT], known)[:LONGEST]:
            yield "page", f"{shown}…"
    if (built := evidence.first(Kit)) is not None:
        yield "kit", ", ".join(built[0].traits)[:LONGEST]
