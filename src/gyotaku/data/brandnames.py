"""Find the names of brands in text, whatever they are spelt with.

The text is searched folded (see `gyotaku.data.folding`): full width, case, accents, invisible characters, look-alike letters
and spaces inside Japanese words are folded away. What is quoted is the text as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from gyotaku.data.brands import Brand, brands
from gyotaku.data.brandwords import ordinary_names
from gyotaku.data.folding import BREAK, Folded, beyond_ascii, compatible, fold
from gyotaku.data.homoglyphs import skeleton
from gyotaku.patterns import late

SHORT = 4
"""Names of at most this many Latin letters are also parts of words and of other languages: their case must be right."""

_KATAKANA = frozenset(map(chr, range(ord("ァ"), ord("ヺ") + 1))) | {"ー"}
_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_BEFORE = frozenset("@/.\\")
_DISGUISED = late(r"(?<![\w@./-])(?:[01|]?[A-Za-z]{1,20}[01|I][A-Za-z01|]{0,20}|[01|][A-Za-z]{3,20})(?![\w@|])")
"""A word in which a digit or a capital I stands among letters (AppIe, Amaz0n)."""
_BESIDE_LETTER = re.compile(r"[01|I](?:(?<=[A-Za-z].)|(?<!I)(?=[A-Za-z]))")
"""What such a word holds."""
_IN_WORD = "01|abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
LEAD = 21
"""Most characters of such a word before its first sign; behind it stand fewer."""
_FOREIGN = late("(?<![\\w@./-])[\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff]{4,30}(?![\\w@])")
"""A word wholly of another alphabet: folding leaves it alone, since most such words are what they are."""
_FOREIGN_LETTERS = re.compile("[\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff]{4}")
_FOLLOWS_KANA = late(
    "カード|ペイ|ポイント|ショップ|サービス|メンバー|アカウント|オンライン|グループ|サポート|クラブ|ネット|メール|プライム|ジャパン|"
    "モバイル|マイ|ユーザー|センター|ログイン"
)
MOST = 400
"""Most hits looked at in one text."""


class Name(NamedTuple):
    """One spelling of a brand's name as the automaton holds it."""

    brand: Brand
    pattern: str
    ambiguous: bool
    forms: frozenset[str]
    """For Latin names that are short or everyday words: the raw forms that count; empty when any case does."""


class Hit(NamedTuple):
    """A name found in a folded text."""

    brand: Brand
    ambiguous: bool
    start: int
    end: int
    """Range in the folded text; in the raw text when `disguised`."""
    ordinary: bool = False
    """The name is a word of a language or of people."""
    lower: bool = False
    """The name is written in small letters by the brand itself (au)."""
    disguised: str = ""
    """The word as it stands, when only its skeleton is the name."""


def _variants(folded: str) -> Iterator[str]:
    for old, new in (("・", ""), ("・", " "), ("!", ""), (" ", ""), ("-", ""), (" ", "-")):
        if old in folded:
            changed = folded.replace(old, new)
            if len(changed) > SHORT:
                yield changed


@cache
def _names() -> tuple[AhoCorasick, tuple[Name, ...]]:
    """Build the automaton of all names, longest match first, and what each pattern stands for."""
    found: dict[str, Name] = {}
    for brand in brands():
        for spelling in brand.names:
            raw = unicodedata.normalize("NFKC", spelling)
            pattern = raw.casefold() if raw.isascii() else fold(raw)
            # A name may be listed in several cases (VISA, Visa).
            forms = found[pattern].forms | {raw} if pattern in found else frozenset((raw,))
            ambiguous = spelling in brand.ambiguous
            strict = pattern.isascii() and (len(pattern) <= SHORT or ambiguous)
            forms |= {raw.upper(), raw.capitalize()} if len(pattern) > SHORT else set()
            found[pattern] = Name(brand, pattern, ambiguous, forms if strict else frozenset())
    for name in tuple(found.values()):
        for pattern in _variants(name.pattern):
            found.setdefault(pattern, name._replace(forms=frozenset()))
    return AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest), tuple(found.values())


@cache
def _skeletons() -> dict[str, Name]:
    """Index the Latin names a reader can be fooled with (five letters and more) by skeleton."""
    found: dict[str, Name] = {}
    for name in _names()[1]:
        plain = name.pattern.replace(" ", "")
        if plain.isascii() and plain.isalpha() and len(plain) > SHORT:
            found.setdefault(skeleton(plain), name)
    return found


def find_names(folded: Folded, *, domains: bool = False) -> list[Hit]:
    """Return the brand names in a folded text, in order; parts of words, of addresses and of host names do not count.

    With `domains`, a name at the head of a host name (`paypal.com`) counts too. A text that is nothing but a name may have
    any case.
    """
    automaton, names = _names()
    hits: list[Hit] = []
    size = len(folded.text.strip())
    for number, start, end in automaton.find_matches_as_indexes(folded.text):
        name = names[number]
        if not _stands_alone(folded.text, start, end, domains=domains) and not _spaced(folded, start, end):
            continue
        alone = end - start >= size
        if name.forms and not alone and not _in_right_case(folded, start, end, name.forms):
            continue
        lower = len(name.pattern) <= SHORT and any(form.islower() for form in name.forms)
        ordinary = name.pattern in ordinary_names()
        hits.append(Hit(name.brand, name.ambiguous, start, end, ordinary=ordinary, lower=lower))
        if len(hits) == MOST:
            break
    return hits


def _in_right_case(folded: Folded, start: int, end: int, forms: frozenset[str]) -> bool:
    unit = compatible(folded.units[folded.unit(start)])
    # The way back to the raw text is costly; most lower-case words of this spelling never need it.
    if not any(form in unit for form in forms):
        return False
    return unicodedata.normalize("NFKC", folded.quote(start, end)) in forms


def _stands_alone(text: str, start: int, end: int, *, domains: bool) -> bool:
    """Whether a match is a word of its own: Latin by letters and digits, katakana by katakana."""
    before = text[start - 1] if start else BREAK
    after = text[end : end + 1] or BREAK
    first, last = text[start], text[end - 1]
    if first in _WORD and (before in _WORD or before in _BEFORE):
        return False
    if first in _KATAKANA and before in _KATAKANA:
        return False
    if last in _WORD:
        if after in _WORD or after == "@":
            return False
        if after == "." and not domains and text[end + 1 : end + 2] in _WORD:
            return False
    return not (last in _KATAKANA and after in _KATAKANA and not _FOLLOWS_KANA.match(text, end))


def _spaced(folded: Folded, start: int, end: int) -> bool:
    """Whether a match that seems part of a longer katakana word has the folded-away spaces that set it apart."""
    text = folded.text
    if not start or text[start] not in _KATAKANA or text[start - 1] not in _KATAKANA:
        return False
    if text[end - 1] in _KATAKANA and text[end : end + 1] in _KATAKANA and not _FOLLOWS_KANA.match(text, end):
        return False
    return folded.quote(start - 1, end)[1:2].isspace()


def _with_signs(text: str) -> Iterator[re.Match[str]]:
    """Yield the words in which a digit or a capital I stands among letters: the pattern is tried around such signs only."""
    done = 0
    for sign in _BESIDE_LETTER.finditer(text):
        at = sign.start()
        if at >= done:
            low = max(at - LEAD, done)
            word = _DISGUISED.search(text, low + len(text[low:at].rstrip(_IN_WORD)), at + 2 * LEAD + 2)
            if word is not None and word.start() <= at:
                done = word.end()
                yield word


def find_disguised(text: str) -> list[Hit]:
    """Return the names that only their skeleton shows (AppIe, PayPaI, Amaz0n, раураӏ), in a text as it stands."""
    known = _skeletons()
    hits: list[Hit] = []
    foreign = _FOREIGN.finditer(text) if not text.isascii() and _FOREIGN_LETTERS.search(beyond_ascii(text)) else ()
    for found in chain(_with_signs(text), foreign):
        name = known.get(skeleton(found[0]))
        if name is not None and found[0].casefold() != name.pattern.replace(" ", ""):
            hits.append(Hit(name.brand, ambiguous=False, start=found.start(), end=found.end(), disguised=found[0]))
    return hits[:MOST]
