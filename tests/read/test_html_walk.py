"""One pass over the tree."""

from __future__ import annotations

from gyotaku.read.html import read_html


def test_anchors_stand_in_reading_order() -> None:
    """Targets are numbered as they are met; the runs of a link point at it."""
    page = read_html("<a href=1>a</a><img src=2><a href=3>b</a>")
    assert [(one.carrier, one.target) for one in page.anchors] == [("href", "1"), ("img", "2"), ("href", "3")]
    assert [(run.text, run.anchor) for run in page.runs] == [("a", 0), ("b", 2)]


def test_equal_elements_keep_their_own_targets() -> None:
    """Remembering the style of equal elements does not swallow what each of them names."""
    page = read_html("<p style='background:url(a.png)'>x</p><p style='background:url(a.png)'>y</p>")
    assert [one.target for one in page.anchors] == ["a.png", "a.png"]


def test_language_is_that_of_the_page() -> None:
    """The language of the html element counts; without one, that of the body."""
    assert read_html("<html lang=ja><body lang=en>x").language == "ja"
    assert read_html("<body lang=zh>x").language == "zh"
    assert read_html("<body>x").language is None


def test_hidden_white_space_is_nothing() -> None:
    """Spacers of newsletters (font-size:0) hide nothing."""
    assert read_html("<div style=font-size:0>&nbsp; \n</div><p>x</p>").runs == read_html("<p>x</p>").runs
