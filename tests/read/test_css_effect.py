"""What declarations do to the text inside."""

from __future__ import annotations

import pytest

from gyotaku.read.css_effect import effect_of_style


@pytest.mark.parametrize(
    ("style", "gone"),
    [
        ("opacity:0.04", "opacity"),
        ("opacity:10%", None),
        ("overflow:hidden;height:0", "zero-box"),
        ("overflow:hidden;height:200px", None),
        ("height:0", None),
        ("overflow:hidden;max-height:1px;padding:10px", None),
        ("position:relative;top:-500px", "off-screen"),
        ("left:-9999px", None),
        ("transform:translate(-9999px, 0)", "off-screen"),
        ("position:absolute;clip:rect(1px, 1px, 1px, 1px)", "clipped"),
        ("position:absolute;clip:rect(0px, 100px, 50px, 0px)", None),
        ("clip:rect(0,0,0,0)", None),
        ("clip-path:circle(0)", "clipped"),
        ("clip-path:circle(50%)", None),
    ],
)
def test_what_cannot_be_seen(style: str, gone: str | None) -> None:
    """An element is gone only where a browser shows nothing of it."""
    assert effect_of_style(style).gone == gone


def test_colours_and_pictures() -> None:
    """The backdrop is the colour of the shorthand as well; a picture or gradient is marked."""
    assert effect_of_style("background:#06c url(a.png) no-repeat").backdrop == (0, 102, 204, 1.0)
    assert effect_of_style("background:#06c url(a.png)").image
    assert effect_of_style("background:transparent").backdrop is None
    assert effect_of_style("background-image:linear-gradient(red,blue)").image
    assert effect_of_style("color:RGBA(255,255,255,0.5)").colour == (255, 255, 255, 0.5)


def test_fonts_and_addresses() -> None:
    """Face names come from either property; addresses keep their case."""
    assert effect_of_style("font:bold 12px/1.5 'MS PGothic', serif").fonts == "'MS PGothic', serif"
    assert effect_of_style("font:bold 12px/1.5 x").font == "12px"
    assert effect_of_style("background:url(https://a.example/Path)").urls == ("https://a.example/Path",)


def test_only_what_is_handed_down_changes_the_state() -> None:
    """Padding alone changes nothing for the text inside, but makes a box."""
    padded = effect_of_style("padding:10px")
    assert (padded.changes, padded.boxy) == (False, True)
    assert effect_of_style("color:red").changes
