"""Text folded for comparison, with the way back to the text as it stands.

Folding is what lets one phrase list read many spellings: compatibility forms (NFKC: full-width Latin, half-width kana),
case, accents, invisible characters between letters, look-alike letters of other alphabets inside a Latin word, spaces
spread inside Japanese words, and Han characters set where a kana of the same shape belongs (カ一ド). The folded text is
only searched; what is quoted is mapped back to the raw text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property

from gyotaku.data import confusables, kana
from gyotaku.patterns import late

BREAK = "\ue000"
"""Stands between two units of a folded text; no phrase crosses it. Private use: removed from the raw text first."""

UNIT = 4_000
"""Longest unit in characters. The way back is computed one unit at a time, so this bounds its cost."""

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]+"
)
"""Runs of characters that take no room on the screen (Unicode property Default_Ignorable_Code_Point)."""

CJK = "\u3001-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Inside a character class: kana, Han characters and the punctuation that goes with them."""

_HAN_OR_KANA = re.compile(f"[{CJK}]")
_SPACE_IN_CJK = re.compile(f" (?<=[{CJK}] )(?=[{CJK}])")
_BREAK = re.compile(BREAK)
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u2018\u2019\u02bc]")
_WORD = re.compile(r"\S+")
_CLUSTER = late("(?s:.)[\u0300-\u036f\u3099\u309a\uff9e\uff9f]{0,8}")
_STRUCK = {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ħ": "h", "ŧ": "t"}
_KATAKANA = "ァ-ヴー"
_ANY_KATAKANA = re.compile(f"[{_KATAKANA}]")


@cache
def _foreign() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Only letters: a word that holds a look-alike of a digit proves nothing and folds to nothing readable. Only the first
    # plane: what the others hold is compatibility forms (NFKC) or scripts nobody's screen shows, and makes the search slow.
    letters = "".join(chr(code) for code, letter in confusables.letters().items() if letter.isalpha() and 0x24F < code < 0x10000)
    word = f"[A-Za-z]{{1,40}}[{letters}]|[{letters}]{{1,40}}[A-Za-z]"
    return re.compile(f"[{letters}]"), late(f"(?:{word})[A-Za-z{letters}]{{0,40}}")


@cache
def _kana_shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    shapes = "".join(sorted(kana.look_alikes()))
    # A long-vowel mark also ends words (ユーザ一); every other sign must stand between two katakana.
    dashes = "一―–—‐\u2212"
    return (
        re.compile(f"[{re.escape(shapes)}]"),
        re.compile(f"(?<=[{_KATAKANA}])(?:[{dashes}](?![0-9a-z一-龠])|[{re.escape(shapes)}](?=[{_KATAKANA}]))"),
    )


_ASCII = bytes(range(128))
_SMALL = bytes(range(256)).lower()
_NEVER_JOINED = re.compile(
    "[\x80-\u02ff\u2000-\u206f\u20a0-\u20bf\u2100-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u9fff\uff00-\uffef]*"
)
"""Characters that normal form never joins to the one before: a text with no others is normal when they are."""


def beyond_ascii(text: str) -> str:
    """Return the characters of a text that are not ASCII, in order: most searches for odd letters need not see the others."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _normal(strange: str) -> bool:
    """Whether a text is in its compatibility form, told from its characters that are not ASCII; True may be missed."""
    return _NEVER_JOINED.fullmatch(strange) is not None and unicodedata.is_normalized("NFKC", strange)


def compatible(text: str) -> str:
    """Return a text in compatibility form (NFKC)."""
    # The no-break space stands in nearly every page; without it most texts are in that form already.
    text = text.replace("\xa0", " ")
    return text if _normal(beyond_ascii(text)) else unicodedata.normalize("NFKC", text)


def casefold(text: str, strange: str) -> str:
    """Fold the case of a text; `strange` are its characters that are not ASCII, which mostly have no case."""
    if strange.casefold() != strange:
        return text.casefold()
    return text.encode("utf-8", "surrogatepass").translate(_SMALL).decode("utf-8", "surrogatepass")


@cache
def accent(letter: str) -> str:
    """Return a Latin letter without its accent; curly apostrophes become straight."""
    if letter in "\u2018\u2019\u02bc":
        return "'"
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else _STRUCK.get(letter, letter)


def letters(text: str) -> str:
    """Fold letter by letter: everything but white space."""
    if text.isascii():
        return text.lower()
    text = text.replace("\xa0", " ")
    strange = beyond_ascii(text)
    if INVISIBLE.search(strange):
        text = INVISIBLE.sub("", text)
        strange = INVISIBLE.sub("", strange)
    if not _normal(strange):
        text = unicodedata.normalize("NFKC", text)
        strange = beyond_ascii(text)
    foreign, mixed = _foreign()
    if foreign.search(strange):
        text = mixed.sub(lambda word: word[0].translate(confusables.letters()), text)
        strange = beyond_ascii(text)
    text, strange = casefold(text, strange), strange.casefold()
    for letter in set(_ACCENTED.findall(strange)):
        text = text.replace(letter, accent(letter))
    shape, misplaced = _kana_shapes()
    if shape.search(strange) and _ANY_KATAKANA.search(strange):
        table = kana.look_alikes()
        text = misplaced.sub(lambda found: table[found[0]], text)
        for word in kana.disguises(text):
            text = text[: word.start] + word.right + text[word.end :]
    return text


def fold(text: str) -> str:
    """Fold a text for comparison; runs of white space become one space, none between Japanese characters."""
    folded = " ".join(letters(text).split())
    return _SPACE_IN_CJK.sub("", folded) if not folded.isascii() and _HAN_OR_KANA.search(beyond_ascii(folded)) else folded


class Folded:
    """A text in units (paragraphs, cells, buttons), folded as one string.

    `text` holds the folded units with `BREAK` between them. `quote` gives back the raw text of a range of it.
    """

    def __init__(self, units: tuple[str, ...]) -> None:
        self.units = tuple(_bounded(units))
        self._ways: dict[int, Sequence[int]] = {}

    @cached_property
    def text(self) -> str:
        """The folded units with `BREAK` between them."""
        return fold(BREAK.join(self.units))

    @cached_property
    def _breaks(self) -> list[int]:
        return [found.start() for found in _BREAK.finditer(self.text)]

    def unit(self, at: int) -> int:
        """Return the number of the unit that a position of the folded text lies in."""
        return bisect_left(self._breaks, at)

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """Return (unit, raw start, raw end) of a range of the folded text; the range may not cross a unit's end."""
        number = self.unit(start)
        origin = self._breaks[number - 1] + 1 if number else 0
        way = self._way(number)
        # The space that may stand beside a break belongs to no unit's own folded text.
        origin += self.text[origin : origin + 1] == " "
        first, last = min(start - origin, len(way) - 2), min(end - 1 - origin, len(way) - 2)
        return number, way[max(first, 0)], way[max(last, 0) + 1] if last >= 0 else way[0]

    def quote(self, start: int, end: int) -> str:
        """Return the raw text behind a range of the folded text, as it stands, without space around it."""
        number, first, last = self.place(start, end)
        return self.units[number][first:last].strip()

    def _way(self, number: int) -> Sequence[int]:
        """Return, for each folded character of a unit, where its raw text starts; one more entry for the end."""
        if number not in self._ways:
            self._ways[number] = _way_back(self.units[number])
        return self._ways[number]


def _bounded(units: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for unit in units:
        clean = unit.replace(BREAK, " ")
        found += [clean[start : start + UNIT] for start in range(0, len(clean), UNIT)] or [""]
    return found


def _way_back(raw: str) -> Sequence[int]:
    """Map each character of `fold(raw)` to the start of the raw text it came from (one more entry: the end)."""
    folded = raw if raw.isascii() else letters(raw)
    if len(folded) == len(raw):
        collapsed = " ".join(folded.split())
        if len(collapsed) == len(raw) and (raw.isascii() or _SPACE_IN_CJK.search(collapsed) is None):
            return range(len(raw) + 1)
        return _by_words(folded)
    chars: list[str] = []
    starts: list[int] = []
    for cluster in _CLUSTER.finditer(raw):
        for char in unicodedata.normalize("NFKC", INVISIBLE.sub("", cluster[0])).casefold():
            blank = char.isspace()
            if blank and (not chars or chars[-1] == " "):
                continue
            chars.append(" " if blank else char)
            starts.append(cluster.start())
    kept = [
        start for index, (char, start) in enumerate(zip(chars, starts, strict=True)) if char != " " or not _dropped(chars, index)
    ]
    return [*kept, len(raw)]


def _by_words(text: str) -> list[int]:
    """Map a text folded letter by letter, where only white space still has to go."""
    way: list[int] = []
    before = ""
    for word in _WORD.finditer(text):
        start, end = word.span()
        if before and not (_HAN_OR_KANA.match(before) and _HAN_OR_KANA.match(text, start)):
            way.append(start - 1)
        way.extend(range(start, end))
        before = text[end - 1]
    way.append(len(text))
    return way


def _dropped(chars: list[str], index: int) -> bool:
    """Whether folding removes this space: at the end, or between two Japanese characters."""
    if index + 1 == len(chars):
        return True
    return index > 0 and bool(_HAN_OR_KANA.match(chars[index - 1])) and bool(_HAN_OR_KANA.match(chars[index + 1]))
