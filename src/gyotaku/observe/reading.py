"""What the text observers share: the shown text of a mail, folded once, with its phrases found once."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from string import ascii_letters

from gyotaku.data.folding import Folded, beyond_ascii
from gyotaku.data.languages import languages
from gyotaku.data.lexicon import Hit, once
from gyotaku.data.lures import LANGUAGES, phrases
from gyotaku.model.evidence import Evidence, Observation, Where
from gyotaku.model.facts import Body, Fact, Subject
from gyotaku.model.facts.text import Block
from gyotaku.observe.family import EXCERPT

BRIEF = 200
"""A text of fewer characters may be in any language when no common word tells."""

AROUND = 20
"""Characters of surroundings kept with an excerpt, on each side."""


LONGEST = 24
"""Most letters by which a quoted word is completed, on each side."""

_HAN = re.compile("[一-龠]")
# Stems that a phrase list cuts words at, and what may follow to end them.
_STEM = re.compile("(?:くださ|下さ|いただ|頂|お願|でき|され|しま|まし|いたし|お待ち|申し)$")
_LATIN = ascii_letters + "".join(char for char in map(chr, range(0xC0, 0x250)) if char.isalpha())
_ENDING = re.compile("[ぁ-ゖ]{1,5}")


class Reading(Folded):
    """A shown text, folded, and the phrases in it."""

    def __init__(self, units: tuple[str, ...], also: tuple[str, ...] = ()) -> None:
        super().__init__(units)
        self._also = also
        starts, at = [], 0
        for unit in self.units:
            starts.append(at)
            at += len(unit) + 1
        self.starts = starts

    @cached_property
    def shown(self) -> str:
        """The shown text, units on lines of their own; places in it are what `Where` counts in."""
        return "\n".join(self.units)

    @cached_property
    def strange(self) -> str:
        """The characters of the shown text that are not ASCII, in order: few of most texts."""
        return beyond_ascii(self.shown)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages with a phrase file that the text may be in, the likeliest first."""
        told = languages(self.text)
        if told == ("en",) and not self._also and len(self.text) < BRIEF:
            # No common word tells, and a line or two is soon read in all of them.
            return LANGUAGES
        return tuple(language for language in dict.fromkeys((*told, *self._also)) if language in LANGUAGES)

    @cached_property
    def hits(self) -> list[tuple[str, Hit]]:
        """The phrases found, with their language, in order of place."""
        found = [(language, hit) for language in self.languages for hit in once(phrases(language).find(self.text))]
        return sorted(found, key=lambda pair: (pair[1].start, pair[1].end, pair[1].family, pair[1].id))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in `shown` behind a range of the folded text, without space around it."""
        unit, first, last = self.place(start, end)
        raw = self.units[unit][first:last]
        first += len(raw) - len(raw.lstrip())
        return self.starts[unit] + first, self.starts[unit] + first + len(raw.strip())

    def phrase(self, hit: Hit) -> tuple[int, int]:
        """Return the range in `shown` of a phrase found, with the お or ご before it and the ending its stem or word needs."""
        start, end = self.span(hit.start, hit.end)
        shown = self.shown
        if start and shown[start - 1] in "おご" and _HAN.match(shown, start):
            start -= 1
        if _STEM.search(shown, start, end):
            ending = _ENDING.match(shown, end)
            end = ending.end() if ending is not None else end
        # Phrase lists cut words of Latin letters where their endings begin: a quotation holds whole words.
        if shown[start : start + 1] in _LATIN:
            before = shown[max(0, start - LONGEST) : start]
            start -= len(before) - len(before.rstrip(_LATIN))
        if shown[end - 1 : end] in _LATIN:
            after = shown[end : end + LONGEST]
            end += len(after) - len(after.lstrip(_LATIN))
        return start, end


@lru_cache(maxsize=8)
def reading(units: tuple[str, ...], also: tuple[str, ...] = ()) -> Reading:
    """Fold units of shown text; `also` names languages they may be in besides. Kept for the next observer of the same mail."""
    return Reading(units, also)


class _Same:
    """A body compared by identity: hashing all its blocks would cost more than reading them."""

    def __init__(self, body: Body) -> None:
        self.body = body

    def __hash__(self) -> int:
        return id(self.body)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.body is other.body


@lru_cache(maxsize=4)
def _body(same: _Same) -> Reading:
    return reading(units(same.body.blocks))


def units(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Return the shown pieces of a body; a link stands in its sentence, everything else by itself."""
    found: list[str] = []
    glue = False
    for block in blocks:
        if block.hidden is not None or block.kind == "hidden" or not block.text.strip():
            continue
        inline = block.kind == "link"
        if found and (inline or glue):
            found[-1] += "\n" + block.text
        else:
            found.append(block.text)
        glue = inline
    return tuple(found)


def read_body(evidence: Evidence) -> tuple[Reading, Body] | None:
    """Return the body as read and its fact, or None when there is no body."""
    first = evidence.first(Body)
    return None if first is None else (_body(_Same(first[0])), first[0])


def read_subject(evidence: Evidence) -> tuple[Reading, Observation] | None:
    """Return the subject as read and the observation that holds it, or None when there is none."""
    first = evidence.first(Subject)
    if first is None or not first[0].text.strip():
        return None
    body = read_body(evidence)
    # A subject is too short to tell its language: it may be in the body's.
    return reading((first[0].text,), () if body is None else body[0].languages), first[1]


def in_text(fact: Fact, body: Body, text: str, start: int, end: int) -> Observation:
    """State a fact read from the shown text; the excerpt is the phrase with a little of its surroundings."""
    where = Where(place=f"part:{body.part}", name=body.media_type, start=start, end=end, unit="text")
    around = " ".join(text[max(start - AROUND, 0) : min(end + AROUND, start + EXCERPT)].split())
    return Observation(id="", fact=fact, where=where, excerpt=around[:EXCERPT])


def in_subject(fact: Fact, subject: Observation) -> Observation:
    """State a fact read from the subject; its place is the field the subject was read from."""
    return Observation(id="", fact=fact, where=subject.where or Where(place="mail"), excerpt=subject.excerpt)
