"""Evidence made of bare facts, for the tests of keys."""

from __future__ import annotations

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Fact


def of(*facts: Fact) -> Evidence:
    """Return evidence that holds these facts."""
    return Evidence().plus(tuple(Observation(id="", fact=fact) for fact in facts))
