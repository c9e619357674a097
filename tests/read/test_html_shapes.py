"""What tag and attribute names tell."""

from __future__ import annotations

from gyotaku.read.css_effect import Effect
from gyotaku.read.html import read_html
from gyotaku.read.html_shapes import Opening, Shape, shape_of
from gyotaku.read.html_state import START


def test_only_what_decides_the_looks_tells_equal_elements_apart() -> None:
    """Targets and sizes differ from element to element and are no part of what is remembered; style and colours are."""
    shape = Shape("td", ("href", "bgcolor", "style"), chosen=False)
    assert shape.deciding({"href": "u", "bgcolor": "red", "style": "a"}) == ("red", "a")
    assert Shape("td", ("href",), chosen=False).deciding({"href": "u"}) is None


def test_plain_elements_hand_down_what_they_find() -> None:
    """A span does; a heading, a link or a coloured cell does not."""
    assert shape_of("span", ("class",), chosen=True).plain
    assert not shape_of("h1", (), chosen=False).plain
    assert not shape_of("a", ("href",), chosen=False).plain
    assert not shape_of("td", ("bgcolor",), chosen=False).plain


def test_style_decides_over_the_tag_about_blocks() -> None:
    """`display` makes a span a block and a paragraph none."""
    span, paragraph = (shape_of(tag, (), chosen=False) for tag in ("span", "p"))
    assert (Opening(span, START, Effect()).block, Opening(paragraph, START, Effect()).block) == (False, True)
    assert (Opening(span, START, Effect(block=True)).block, Opening(paragraph, START, Effect(block=False)).block) == (True, False)


def test_equal_links_are_buttons_by_their_own_names() -> None:
    """Two links of one style are told apart by a class that says button."""
    style = "style='background:#00f;color:#fff'"
    page = read_html(f"<a href=1 class=x {style}>a</a><a href=2 class=btn {style}>b</a>")
    assert [one.button for one in page.anchors] == [False, True]
