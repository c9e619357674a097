"""What a text is about: phrases lost in a long text say little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Body, Lure, Request

W = TypeVar("W", Lure, Request)

SPARSE = 2000
"""Shown characters for each of which one phrase must stand. Lures are short (97 % of the development set's phish show fewer than
1,400 characters); a newsletter of ten screens holds some phrase of every pretext by chance.
"""


def length(evidence: Evidence) -> int:
    """Return how many characters the reader is shown; 0 when no body was read."""
    return max((body.characters for body, _ in evidence.of(Body)), default=0)


def dense(found: list[tuple[W, Observation]], kind: Callable[[W], str], length: int) -> tuple[tuple[W, Observation], ...]:
    """Keep the phrases that the mail is about: in the subject, or at least one of their kind for each SPARSE characters."""
    often = Counter(kind(fact) for fact, _ in found)
    return tuple((fact, seen) for fact, seen in found if fact.place == "subject" or often[kind(fact)] * SPARSE >= length)
