"""Damage to Japanese words: signs drawn like a katakana, sound marks lost, and the words usual in notices."""

from __future__ import annotations

from functools import cache
from itertools import islice, product
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from gyotaku.data.tables import read_table

SPELLINGS = 64
"""Most wrong spellings made of one word."""


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read_table("kana.toml")
    return table


@cache
def look_alikes() -> dict[str, str]:
    """Map each sign that is drawn like a katakana to that katakana (一 → ー, 口 → ロ)."""
    return {sign: kana for kana, row in _table()["katakana"].items() for sign in row}


@cache
def katakana_words() -> frozenset[str]:
    """Return katakana words usual in companies' notices."""
    return frozenset(_table()["words"]["katakana"].split())


def damaged() -> dict[str, str]:
    """Map words spelt with a sign of the same shape to their right spelling (ロ座 → 口座)."""
    found: dict[str, str] = _table()["damaged"]
    return found


def sound_marks() -> dict[str, str]:
    """Map words with a sound mark lost or of the wrong kind to their right spelling (ごさいます → ございます)."""
    found: dict[str, str] = _table()["sound_marks"]
    return found


class Disguise(NamedTuple):
    """A usual word found in a wrong spelling."""

    start: int
    end: int
    right: str
    signs: int
    """How many of its signs are not the kana they are drawn like."""


@cache
def _disguises() -> tuple[AhoCorasick, tuple[tuple[str, int], ...]]:
    shapes: dict[str, list[str]] = {}
    for sign, right in look_alikes().items():
        # Dashes are set for the long-vowel mark by habit, not to deceive; the number one is.
        if right != "ー" or sign == "一":
            shapes.setdefault(right, []).append(sign)
    found: dict[str, tuple[str, int]] = {}
    for word in sorted(katakana_words()):
        choices = [(char, *shapes.get(char, ())) for char in word]
        for spelling in islice(product(*choices), SPELLINGS):
            wrong = "".join(spelling)
            signs = sum(one != other for one, other in zip(wrong, word, strict=True))
            if 0 < signs < len(word):
                found[wrong] = (word, signs)
    return AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest), tuple(found.values())


def disguises(text: str) -> list[Disguise]:
    """List the usual katakana words written with signs of the same shape (力一ド for カード), in order of place.

    A word that goes on in katakana behind a Han character is another word cut wrongly (加工ラーメン holds no エラー).
    """
    automaton, words = _disguises()
    found: list[Disguise] = []
    for number, start, end in automaton.find_matches_as_indexes(text):
        right, signs = words[number]
        before, after = text[start - 1 : start], text[end : end + 1]
        cut = "ァ" <= before <= "ー" or ("一" <= before <= "龠" and "ァ" <= after <= "ヺ")
        if signs > 1 or not cut:
            found.append(Disguise(start, end, right, signs))
    return found
