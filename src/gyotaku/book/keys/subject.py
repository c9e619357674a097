"""The subject without what changes from mail to mail."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.keys.folding import NAME, NUMBER, names, skeleton
from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Subject

SHORTEST = 6
"""Letters below which a subject is anybody's."""
LONGEST = 200


def subject(evidence: Evidence) -> Iterator[Key]:
    """Yield the skeleton of the subject: filters' tags and reply marks are split off already."""
    found = evidence.first(Subject)
    if found is None:
        return
    words = skeleton(found[0].text[:1_000], names(evidence))
    # A campaign numbers its subjects and puts signs and spaces in; what is left when all of them go is compared.
    said = words.replace(" ", "") if not words.isascii() else words
    if sum(char.isalpha() for char in said) >= SHORTEST and said.strip(f"{NAME}{NUMBER} "):
        yield Key(family="subject", value=said[:LONGEST])
