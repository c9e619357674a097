"""What an element hands down."""

from __future__ import annotations

from gyotaku.read.css_effect import Effect
from gyotaku.read.html_state import START, inherit


def test_colour_and_backdrop_are_inherited() -> None:
    """Text takes the colour and the backdrop of the elements around it, blended where they are half transparent."""
    dark = inherit(START, "td", {"bgcolor": "#000000"})
    assert dark.hidden == "colour"
    light = inherit(dark, "p", {}, Effect(colour=(255, 255, 255, 1.0)))
    assert light.hidden is None
    assert inherit(light, "td", {}, Effect(backdrop=(255, 255, 255, 0.99))).hidden == "colour"


def test_unknown_backdrop_hides_nothing() -> None:
    """On a picture no colour can be called invisible; an opaque box inside it is known again."""
    picture = inherit(START, "td", {"background": "a.png"}, Effect(colour=(255, 255, 255, 1.0)))
    assert (picture.backdrop, picture.hidden) == (None, None)
    assert inherit(picture, "div", {}, Effect(backdrop=(255, 255, 255, 1.0))).hidden == "colour"


def test_links_have_their_own_colour() -> None:
    """A link is blue unless its own style says otherwise or inherits."""
    white = inherit(START, "p", {}, Effect(colour=(255, 255, 255, 1.0)))
    assert inherit(white, "a", {"href": "u"}).hidden is None
    assert inherit(white, "a", {"href": "u"}, Effect(colour_inherits=True)).hidden == "colour"
    assert inherit(white, "a", {"name": "n"}).hidden == "colour"


def test_reason_of_the_outermost_wins() -> None:
    """What removes an element cannot be undone inside; what is inherited can."""
    gone = inherit(START, "div", {}, Effect(gone="display-none"))
    assert inherit(gone, "p", {}, Effect(shown=True, font="20px")).hidden == "display-none"
    small = inherit(START, "div", {}, Effect(font="0"))
    assert (small.hidden, inherit(small, "p", {}, Effect(font="12px")).hidden) == ("font-size", None)
