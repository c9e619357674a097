"""Attached files by their bytes."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment

MOST = 4
SMALLEST = 200
"""Bytes below which a file may be anybody's: empty parts, one-line signatures."""
_ANYBODYS = frozenset({"png", "jpeg", "gif", "webp", "text"})
"""Pictures are keys of their own, text is the body's or a list's foot."""


def file(evidence: Evidence) -> Iterator[Key]:
    """Yield the hash of each file."""
    found = [fact for fact, _ in evidence.of(Attachment) if fact.size >= SMALLEST and fact.true_type not in _ANYBODYS]
    for fact in found[:MOST]:
        yield Key(family="file", value=f"sha256 {fact.sha256[:32]}")
