from __future__ import annotations

from gyotaku.observe.reading import reading
from gyotaku.observe.text_traits_found import Found, Writing


def test_language_decides_what_is_japanese() -> None:
    """Only a mail in Japanese is read as Japanese."""
    assert Writing(reading(("x",)), "body", "ja", html=False).japanese
    assert not Writing(reading(("x",)), "body", "zh", html=False).japanese


def test_found_once_by_default() -> None:
    """What was found once says so."""
    assert Found("mojibake", 0, 1).times == 1
