"""Find thousands of words in a text at once: of a mail to a thousand people, few can stand in a given text.

A needle says what it looks for and where that can begin. Nearly all begin where a word begins, so that the words of a text,
looked up in a table, name the few needles worth a search. Time grows with the text, not with the text times the needles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from gyotaku.model.noun import Noun

_RUN = re.compile(r"[a-z0-9]+")
_REST_OF_WORD = re.compile(r"[A-Za-z0-9]*")
_WORD_CHARACTER = re.compile(r"[A-Za-z0-9]")
FEW = 24
"""Needles that are tried one by one, because looking words up would cost more."""
_REACH = 768
"""Characters before a domain in which its subdomains and a mailbox are looked for."""
_BEFORE = re.compile(r"(?:\.[\w\-]{1,63}){0,10}(?![A-Za-z0-9])(?:(?:@|\]@\[)[A-Za-z0-9._%+=~\-]{1,64})?")
"""What may stand before a domain, read backwards: labels, and a mailbox with its @."""

Span = tuple[int, int]


class Needle(Noun, frozen=True, kw_only=True):
    """One thing to look for."""

    core: str
    """Lower-case text without which it cannot stand there."""
    pattern: str = ""
    """Regular expression of the whole; empty for the word `core` by itself."""
    domain: bool = False
    """`core` is a domain: found with its subdomains and a mailbox before it."""
    inside: bool = False
    """It may begin inside a word, as names without spaces do."""


class Needles:
    """Many needles, tried together."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self._all = list(needles)
        self._loose: list[Needle] = []
        self._by_word: defaultdict[str, list[Needle]] = defaultdict(list)
        self._by_start: defaultdict[str, list[Needle]] = defaultdict(list)
        for one in self._all if len(self._all) > FEW else ():
            first = _RUN.search(one.core)
            if one.inside or first is None:
                self._loose.append(one)
            elif first.end() < len(one.core) or not one.pattern:
                # Bounded on both sides within the needle: a whole word of the text.
                self._by_word[first[0]].append(one)
            else:
                self._by_start[first[0][:3]].append(one)

    def spans(self, text: str) -> Iterator[Span]:
        """Yield the ranges of the text at which a needle stands."""
        lowered = text.lower()
        for one in self._candidates(lowered):
            if one.core in lowered:
                yield from _spans(one, text, lowered)

    def stand_in(self, text: str) -> bool:
        """Whether any needle stands in the text."""
        return next(self.spans(text), None) is not None

    def _candidates(self, lowered: str) -> Iterator[Needle]:
        if len(self._all) <= FEW:
            yield from self._all
            return
        yield from self._loose
        words = set(_RUN.findall(lowered))
        for word in words & self._by_word.keys():
            yield from self._by_word[word]
        for start in {word[:length] for word in words for length in (1, 2, 3)} & self._by_start.keys():
            yield from self._by_start[start]


def _spans(one: Needle, text: str, lowered: str) -> Iterator[Span]:
    if len(lowered) != len(text):
        # Lower case is longer for a few letters (İ): places would not fit.
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    if one.domain:
        yield from _places(one.core, text, lowered, _with_front)
    elif not one.pattern:
        yield from _places(one.core, text, lowered, _alone)
    else:
        yield from (found.span() for found in _compiled(one.pattern).finditer(text) if found[0])


def _places(core: str, text: str, lowered: str, reading: Callable[[str, int, int], Span | None]) -> Iterator[Span]:
    at = lowered.find(core)
    while at >= 0:
        end = at + len(core)
        span = None if _WORD_CHARACTER.match(text, end) else reading(text, at, end)
        if span is not None:
            yield span
        # The next one begins behind a word's end, too: a run of one letter is not tried letter by letter.
        at = lowered.find(core, max(_word_end(text, at), at + 1))


def _word_end(text: str, at: int) -> int:
    found = _REST_OF_WORD.match(text, at)
    return found.end() if found else at


def _alone(text: str, start: int, end: int) -> Span | None:
    return None if start and _WORD_CHARACTER.match(text, start - 1) else (start, end)


def _with_front(text: str, start: int, end: int) -> Span | None:
    front = _BEFORE.match(text[max(0, start - _REACH) : start][::-1])
    return (start - front.end(), end) if front else None


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
