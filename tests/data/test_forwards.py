from __future__ import annotations

from gyotaku.data.folding import fold
from gyotaku.data.forwards import forwards
from gyotaku.data.tables import read_table


def test_words_are_folded() -> None:
    """The quick look compares folded words."""
    table = read_table("forwards.toml")
    for word in (*table["forwarded"], *table["original"]):
        assert forwards().words.find_matches_as_indexes(fold(f"- {word} -"))
    assert not forwards().words.find_matches_as_indexes("i passed your message on")


def test_lines() -> None:
    """Markers are separators or stand with a colon; fields end in a colon."""
    words = forwards()
    assert words.forwarded.search("---------- Forwarded message ---------")
    assert words.forwarded.search("Begin forwarded message:")
    assert not words.forwarded.search("I got your forwarded message yesterday")
    assert words.original.search("-----Original Message-----")
    assert words.field.match("件名: x")
    assert not words.field.match("件名の例")
