from __future__ import annotations

from gyotaku.data.folding import fold
from gyotaku.data.forwards import forwards


def test_words_are_folded() -> None:
    """The quick look compares folded words."""
    assert "forwarded message" in forwards().words
    assert all(word == fold(word) for word in forwards().words)


def test_lines() -> None:
    """Markers are separators or stand with a colon; fields end in a colon."""
    words = forwards()
    assert words.forwarded.search("---------- Forwarded message ---------")
    assert words.forwarded.search("Begin forwarded message:")
    assert not words.forwarded.search("I got your forwarded message yesterday")
    assert words.original.search("-----Original Message-----")
    assert words.field.match("件名: x")
    assert not words.field.match("件名の例")
