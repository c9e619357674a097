"""Letters and glyphs that belong to another script than the word they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from gyotaku.data import confusables, kana, simplified, twins
from gyotaku.observe.text_traits_found import Found, Writing
from gyotaku.patterns import late

MOST = 5
"""Most places of one kind."""

NEAR = 20
"""Characters on each side in which a Japanese sentence must show kana."""

_KANA = re.compile("[ぁ-ゖ]")
_KATAKANA = "ァ-ヴー"
_DASHES = "一―–—‐\u2212"
_HAN = re.compile("[一-龠]")
_FOREIGN = "\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13f5\u1d00-\u1d7f\u2c80-\u2cff\ua4d0-\ua4f7\uab70-\uabbf"
_HAS_FOREIGN = re.compile(f"[{_FOREIGN}]")
_WORD = late(f"(?<![\\w{_FOREIGN}])(?=[A-Za-z{_FOREIGN}'’-]{{0,40}}[{_FOREIGN}])[A-Za-z{_FOREIGN}]{{3,40}}")
# Units and formulas: one Greek letter at the edge of a short word (μm, kΩ).
_UNIT = late("[A-Za-z]{0,3}[μΩαβγδΔπλσθ][A-Za-z]{0,3}")
_STYLED = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f189]{3,}")


def glyphs(writing: Writing) -> Iterator[Found]:
    """Yield look-alike letters, mixed words, letters imitated in ASCII, simplified glyphs and look-alike kana."""
    yield from _twins(writing.text)
    if _HAS_FOREIGN.search(writing.strange):
        yield from _mixed(writing.text)
    styled = _STYLED.search(writing.text) if _STYLED.search(writing.strange) else None
    if styled is not None:
        yield Found("styled-letters", styled.start(), styled.end())
    if writing.japanese:
        yield from _simplified(writing.text)
        yield from _kana(writing)


def _mixed(text: str) -> Iterator[Found]:
    """Words of Latin and other letters: `homoglyph` when every other letter is drawn like a Latin one."""
    table = confusables.letters()
    words: dict[str, list[re.Match[str]]] = {}
    for found in _WORD.finditer(text):
        if sum(letter.isascii() for letter in found[0]) >= 2 and not _UNIT.fullmatch(found[0]):
            words.setdefault(found[0], []).append(found)
    for word, *others in list(words.values())[:MOST]:
        alike = all(letter.isascii() or table.get(ord(letter), "0").isalpha() for letter in word[0])
        expected = "".join(_twin(letter, table) for letter in word[0]) if alike else ""
        yield Found("homoglyph" if alike else "mixed-script", word.start(), word.end(), expected, 1 + len(others))


def _twin(letter: str, table: dict[int, str]) -> str:
    twin = table.get(ord(letter), letter) if not letter.isascii() else letter
    return twin.upper() if letter.isupper() else twin


@cache
def _ascii_twins() -> tuple[AhoCorasick, list[str]]:
    spelt = list(twins.spellings())
    return AhoCorasick(spelt, matchkind=MatchKind.LeftmostLongest), [twins.spellings()[word] for word in spelt]


def _twins(text: str) -> Iterator[Found]:
    """Words with I for l, l for I or 0 for o (Iedger, lmmediate, Micr0soft)."""
    automaton, right = _ascii_twins()
    words: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in automaton.find_matches_as_indexes(text):
        inside = (start and text[start - 1].isalnum() and text[start - 1].isascii()) or (end < len(text) and text[end].isalnum())
        if not inside:
            words.setdefault(number, []).append((start, end))
    for number, places in list(words.items())[:MOST]:
        yield Found("homoglyph", *places[0], right[number], len(places))


def _simplified(text: str) -> Iterator[Found]:
    """Simplified glyphs in a Japanese sentence: hiragana stands near, in the same line."""
    left, pattern = MOST, simplified.glyphs()
    until = 0
    for glyph in pattern.finditer(text):
        if glyph.start() < until:
            continue
        line = text.rfind("\n", 0, glyph.start()) + 1
        near = text[max(line, glyph.start() - NEAR) : glyph.end() + NEAR].partition("\n")[0]
        # Two kana or more: one may be の between two Chinese names.
        if len(_KANA.findall(near)) < 2 or not left:
            continue
        left -= 1
        start, until = _han_word(text, glyph.start())
        word = text[start:until]
        yield Found("simplified-glyph", start, until, "".join(simplified.japanese().get(char, char) for char in word))


def _han_word(text: str, at: int) -> tuple[int, int]:
    start, end = at, at + 1
    while start and at - start < 4 and _HAN.match(text[start - 1]):
        start -= 1
    while end < len(text) and end - at < 5 and (_HAN.match(text[end])):
        end += 1
    return start, end


@cache
def _shapes() -> re.Pattern[str]:
    signs = re.escape("".join(sorted(set(kana.look_alikes()) - set(_DASHES))))
    long_vowel = f"(?<=[{_KATAKANA}])[{_DASHES}](?=[{_KATAKANA}])"
    return re.compile(
        f"[{_KATAKANA}{signs}]{{0,12}}(?:{long_vowel}|(?<=[{_KATAKANA}])[{signs}](?=[{_KATAKANA}]))[{_KATAKANA}{_DASHES}{signs}]{{1,12}}"
    )


def _kana(writing: Writing) -> Iterator[Found]:
    """Signs drawn like a kana inside a word: 一 for ー anywhere, the others only where a usual word comes out."""
    table, left = kana.look_alikes(), MOST
    for word in _shapes().finditer(writing.text):
        right = "".join(table.get(char, char) for char in word[0])
        usual = any(known in right and known not in word[0] for known in kana.katakana_words())
        if left and (usual or "一" in word[0][1:-1]):
            left -= 1
            yield Found("kana-lookalike", word.start(), word.end(), right)
    for start, end, right, signs in kana.disguises(writing.text):
        # One sign behind a Han character may be another word's (体力バー); two in one word are no accident.
        if left and (signs > 1 or not _HAN.match(writing.text[start - 1 : start])):
            left -= 1
            yield Found("kana-lookalike", start, end, right)
    for _, hit in writing.read.hits:
        if hit.family == "damaged" and left and _stands_alone(writing.read.text, hit.start, hit.end):
            left -= 1
            yield Found("kana-lookalike", *writing.read.span(hit.start, hit.end), hit.id)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a short damaged word is no piece of a longer right one (購入カード, 個人ログイン, 加工ラーメン)."""
    katakana = re.compile(f"[{_KATAKANA}]")
    before, after = text[start - 1 : start], text[end : end + 1]
    if katakana.match(text[end - 1]) and katakana.match(after):
        return False
    if katakana.match(text[start]):
        return not katakana.match(before)
    return katakana.match(text[end - 1]) is None or not _HAN.match(before) or len(text[start:end]) <= 2
