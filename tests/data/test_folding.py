from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.data.folding import BREAK, Folded, beyond_ascii, compatible, fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＩＤ", "id"),
        ("ｶｰﾄﾞ", "カード"),
        ("ア カ ウ ン ト", "アカウント"),
        ("お\u200b客\u00ad様", "お客様"),
        ("カ一ド", "カード"),
        ("メ一ル", "メール"),
        ("ア力ウント", "アカウント"),
        ("Situação", "situacao"),
        ("vеrify", "verify"),
        ("don’t", "don't"),
        ("a  b\n c", "a b c"),
    ],
)
def test_spellings(written: str, folded: str) -> None:
    """Spellings that a reader takes for the same word fold to the same text."""
    assert fold(written) == folded


@pytest.mark.parametrize("text", ["一つの口座", "第二夕刊", "привет мир", "スタイル1一覧"])
def test_left_alone(text: str) -> None:
    """Han characters outside katakana words and words wholly of another alphabet stay as they are."""
    assert fold(text) == text


@pytest.mark.parametrize(
    ("units", "found", "raw"),
    [
        (("前。", "ご利用の カ一ド を制限"), "カードを制限", "カ一ド を制限"),
        (("…株式会社", "Ｖｅｒｉｆｙ  Now"), "verify now", "Ｖｅｒｉｆｙ  Now"),
        (("ガ㈱ｶﾞ停止",), "停止", "停止"),
        (("pa\u200bss\u00adword expired",), "password", "pa\u200bss\u00adword"),
    ],
)
def test_quoted_as_it_stands(units: tuple[str, ...], found: str, raw: str) -> None:
    """What is found in folded text is quoted from the raw text, letter for letter."""
    folded = Folded(units)
    at = folded.text.index(found)
    assert folded.quote(at, at + len(found)) == raw


@given(st.lists(st.text(alphabet="aB ク\u3099ｶﾞ…一\u200bé\nß。ﬁ ", max_size=12), max_size=4))
def test_every_place_leads_back(units: list[str]) -> None:
    """Every range of the folded text leads to a range inside one unit."""
    folded = Folded(tuple(units))
    for at, char in enumerate(folded.text):
        if char in (BREAK, " "):
            continue
        unit, start, end = folded.place(at, at + 1)
        assert 0 <= start <= end <= len(folded.units[unit])


def test_long_unit_is_cut_into_pieces() -> None:
    """A unit longer than the bound is split, so that finding the way back stays cheap."""
    assert len(Folded(("あ" * 9000,)).units) == 3


def test_the_quick_look_never_misses_a_compatibility_form() -> None:
    """Every character, behind a letter and a kana it might join, comes out as NFKC has it."""
    for first in range(0, sys.maxunicode, 0x100):
        text = "".join(f"e{chr(code)}か{chr(code)}\xa0" for code in range(first, first + 0x100))
        assert compatible(text) == unicodedata.normalize("NFKC", text)
    for code in range(0x80, 0x3200):
        assert compatible(f"e{chr(code)}") == unicodedata.normalize("NFKC", f"e{chr(code)}")


@given(st.text())
def test_beyond_ascii(text: str) -> None:
    """What is left is what is not ASCII, in order, lone surrogates too."""
    assert beyond_ascii(text + "\ud800") == "".join(char for char in text + "\ud800" if not char.isascii())
