"""The table of look-alike characters."""

from __future__ import annotations

import unicodedata

from gyotaku.data.confusables import letters


def test_every_look_alike_stands_for_one_ascii_character() -> None:
    """A target is one lower-case ASCII letter or digit."""
    assert all(
        len(letter) == 1 and letter.isascii() and letter.isalnum() and not letter.isupper() for letter in letters().values()
    )


def test_no_look_alike_is_ascii_or_japanese() -> None:
    """ASCII, kana and Han never stand in the table: Japanese text is not an attack."""
    for code in letters():
        name = unicodedata.name(chr(code))
        assert code > 127
        assert not name.startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))


def test_the_letters_most_used_for_faking_are_there() -> None:
    """Cyrillic а, е, о, р, с, х, у, і and Greek ο: the letters real campaigns use."""
    assert [letters()[ord(alike)] for alike in "аеорсхуіο"] == ["a", "e", "o", "p", "c", "x", "y", "i", "o"]
