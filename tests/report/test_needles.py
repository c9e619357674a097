"""Thousands of words looked for at once are found where one alone would be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.report.needles import FEW, Needle, Needles

MANY = [Needle(core=f"zz{number}qq") for number in range(FEW + 1)]
"""Enough others that the table of words is used."""


@pytest.mark.parametrize("others", [[], MANY], ids=["few", "many"])
@pytest.mark.parametrize(
    ("needle", "text", "found"),
    [
        (Needle(core="taro.yamada"), "x Taro.Yamada!", ["Taro.Yamada"]),
        (Needle(core="taro"), "ataro taro9", []),
        (Needle(core="home.example", domain=True), "jo@mx.home.example home.examples", ["jo@mx.home.example"]),
        (Needle(core="home.example", domain=True), "myhome.example", []),
        (Needle(core="home.example", domain=True), "jo[@]home.example", ["jo[@]home.example"]),
        (Needle(core="taro", pattern=r"(?<![A-Za-z0-9])taro(?=[A-Za-z0-9.]{0,64}@)"), "taroxy@evil.example", ["taro"]),
        (Needle(core="山田", pattern="山田(?=様)", inside=True), "東山田様", ["山田"]),
        (Needle(core="ab-12"), "İ ab-12", ["ab-12"]),
    ],
)
def test_found_alone_and_among_many(needle: Needle, text: str, found: list[str], others: list[Needle]) -> None:
    """The table of words only leaves out what cannot stand there."""
    assert [text[start:end] for start, end in Needles([*others, needle]).spans(text)] == found


@given(st.lists(st.from_regex(r"[a-c.\-]{1,5}", fullmatch=True), max_size=6), st.text("abc.- @", max_size=40))
def test_as_many_as_the_plain_search_finds(words: list[str], text: str) -> None:
    """Words by themselves are found exactly where a regular expression with the same edges finds them."""
    expected = sorted(
        found.span(1) for word in words for found in re.finditer(rf"(?<![A-Za-z0-9])(?=({re.escape(word)})(?![A-Za-z0-9]))", text)
    )
    assert sorted(Needles([*MANY, *(Needle(core=word) for word in words)]).spans(text)) == expected
    assert Needles(Needle(core=word) for word in words).stand_in(text) == bool(expected)
