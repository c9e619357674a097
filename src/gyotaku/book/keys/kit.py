"""How the mail was built, by the fingerprint the observer took."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Kit


def kit(evidence: Evidence) -> Iterator[Key]:
    """Yield the fingerprint."""
    found = evidence.first(Kit)
    if found is not None and found[0].key:
        yield Key(family="kit", value=found[0].key)
