from __future__ import annotations

import pytest

from gyotaku.data.deadlines import months, number, wording
from gyotaku.data.lures import LANGUAGES


@pytest.mark.parametrize(
    ("text", "value"), [("48", 48), ("二十四", 24), ("十", 10), ("三", 3), ("twelve", 12), ("zwei", 2), ("x", 0)]
)
def test_numbers(text: str, value: int) -> None:
    """Digits, kanji numerals and number words are read; anything else is none."""
    assert number(text) == value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_language_has_wording(language: str) -> None:
    """A language with phrases also words its limits."""
    assert wording(language).within
    assert wording(language).day_words > 0


def test_months() -> None:
    """Month names of several languages share one table."""
    assert (months()["marzo"], months()["dez"], months()["maart"]) == (3, 12, 3)
