"""The landing page's own scripts, by their bytes, and how its kit builds it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageKit

MOST = 6


def script(evidence: Evidence) -> Iterator[Key]:
    """Yield the fingerprint of the page's kit and each of its own scripts; a library's key loses its weight by being common."""
    kits = [fact for fact, _ in evidence.of(PageKit)]
    yield from (Key(family="page-kit", value=key) for key in dict.fromkeys(fact.key for fact in kits if fact.key))
    pairs = (trait.partition("=") for fact in kits for trait in fact.traits)
    found = dict.fromkeys(value for name, _, value in pairs if name == "script" and value)
    yield from (Key(family="script", value=f"sha256 {value}") for value in list(found)[:MOST])
