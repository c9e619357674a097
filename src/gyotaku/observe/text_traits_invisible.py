"""Characters that take no room between the letters of words: they break words for filters and not for readers.

Counted only between two letters of one word. Padding of preview text, joiners of emoji and of scripts that need them
(Arabic, Indic, Thai, Khmer …), and hyphenation points of long words are normal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.observe.text_traits_found import Found, Writing
from gyotaku.patterns import late

_ZERO = "\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u3164\ufeff\uffa0"
_LETTER = r"[^\W\d_]"
# Scripts that need joiners, or use U+200B where a line may break.
_NEEDS_JOINERS = late("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1800-\u18aa]")
_BETWEEN = late(f"(?<={_LETTER})[{_ZERO}\u00ad]{{1,64}}(?={_LETTER})")
_ANY = re.compile(f"[{_ZERO}\u00ad]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Programs on telephones wrap numbers so, that they read left to right in any text.
_WRAPPED_NUMBER = late(r"[\u202a\u202d\u2066\u2068][\d\s()+*.\-]{1,30}[\u202c\u2069]")
_TAGS = re.compile("[\U000e0000-\U000e007f]")
# A flag of a region is a black flag and tag letters (Unicode TR51, emoji tag sequence).
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f")
_SOFT_WORD = re.compile("[^\\W\\d_]{1,40}(?:\u00ad[^\\W\\d_]{1,40}){1,40}")


def invisible(writing: Writing) -> Iterator[Found]:
    """Yield zero-width characters in words, soft hyphens that hyphenate nothing, bidi controls and tag characters."""
    text, strange = writing.text, writing.strange
    if _ANY.search(strange):
        yield from _zero_width(text)
        yield from _soft_hyphens(text)
    bidi = _BIDI.search(text) if _BIDI.search(strange) else None
    if bidi is not None and not _NEEDS_JOINERS.search(strange):
        times = len(_BIDI.findall(_WRAPPED_NUMBER.sub("", text)))
        if times:
            yield Found("bidi-control", bidi.start(), bidi.end(), times=times)
    if _TAGS.search(strange):
        bare = _FLAG.sub("", text)
        first, count = _TAGS.search(text), len(_TAGS.findall(bare))
        if first is not None and count:
            yield Found("tag-character", first.start(), first.end(), times=count)


def _zero_width(text: str) -> Iterator[Found]:
    runs = [
        run
        for run in _BETWEEN.finditer(text)
        if "\u00ad" not in run[0]
        and not _NEEDS_JOINERS.match(text[run.start() - 1])
        and not _NEEDS_JOINERS.match(text[run.end()])
    ]
    if runs:
        yield Found("zero-width", runs[0].start() - 1, runs[0].end() + 1, times=len(runs))


def _soft_hyphens(text: str) -> Iterator[Found]:
    """A hyphenation point leaves two letters or more on each side of a word of seven or more; any other hides the word."""
    odd = [
        word
        for word in _SOFT_WORD.finditer(text)
        if len(word[0].replace("\u00ad", "")) < 7 or any(len(piece) < 2 for piece in word[0].split("\u00ad"))
    ]
    if odd:
        yield Found("soft-hyphen", odd[0].start(), odd[0].end(), times=sum(word[0].count("\u00ad") for word in odd))
