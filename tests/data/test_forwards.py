from __future__ import annotations

import tomllib
from importlib.resources import files

from gyotaku.data.folding import fold
from gyotaku.data.forwards import forwards


def test_every_marker_has_a_stem() -> None:
    """The quick look may not miss a marker."""
    table = tomllib.loads(files("gyotaku.data").joinpath("forwards.toml").read_text("utf-8"))
    for word in table["forwarded"] + table["original"]:
        assert any(stem in fold(word) for stem in forwards().stems), word


def test_lines() -> None:
    """Markers are separators or stand with a colon; fields end in a colon."""
    words = forwards()
    assert words.forwarded.search("---------- Forwarded message ---------")
    assert words.forwarded.search("Begin forwarded message:")
    assert not words.forwarded.search("I got your forwarded message yesterday")
    assert words.original.search("-----Original Message-----")
    assert words.field.match("件名: x")
    assert not words.field.match("件名の例")
