from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.report.drawings import svg


def test_full_width_counts_double() -> None:
    """Japanese takes an em, Latin about half of one, invisible characters nothing."""
    assert svg.measure("日本") == 2.0
    assert svg.measure("ab") == pytest.approx(1.12)
    assert svg.measure("\u200b\u0301") == 0.0


@given(st.text(max_size=200), st.integers(min_value=3, max_value=40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    """Wrapping keeps every line within the width, whatever the text."""
    assert all(svg.measure(line) <= width + 0.001 for line in svg.wrap(text, width))


def test_words_stay_whole_where_they_can() -> None:
    """Latin words break at spaces; a long URL breaks inside."""
    assert svg.wrap("security center notice", 9) == ["security center", "notice"]
    assert svg.wrap("a" * 20, 5.7) == ["a" * 10, "a" * 10]
    assert svg.wrap("平素より Pocketcard をご利用", 10) == ["平素より", "Pocketcard をご利", "用"]


def test_closing_marks_do_not_begin_a_line() -> None:
    """A full stop takes the character before it along (JIS X 4051)."""
    assert svg.wrap("日本語です。", 5) == ["日本語で", "す。"]


def test_cut_text_ends_with_an_ellipsis() -> None:
    """When lines are limited the reader sees that something follows."""
    assert svg.wrap("日本語の長い文章です", 4, 2) == ["日本語の", "長い文…"]
    assert svg.wrap("短い", 4, 2) == ["短い"]
    assert svg.wrap("", 4) == []


@given(st.text(max_size=60))
def test_any_text_gives_well_formed_xml(text: str) -> None:
    """Whatever the mail holds, the drawing parses and holds only shapes and text."""
    drawn = svg.drawing(10, [svg.text(1, 1, text), svg.box(0, 0, 1, 1), svg.line(0, 0, 1, 1, dashed=True), svg.dot(0, 0)])
    tags = {element.tag for element in ET.fromstring(drawn).iter()}  # noqa: S314 - our own drawing is what is tested
    assert tags == {"svg", "text", "rect", "line", "circle"}


def test_nothing_reaches_outside() -> None:
    """No reference, no script, no style attribute (the policy would refuse it)."""
    drawn = svg.drawing(10, [svg.text(1, 1, '<script href="https://e.test">"')])
    assert "<script" not in drawn
    assert "http" not in drawn.replace("https://e.test", "")
    assert "style=" not in drawn
