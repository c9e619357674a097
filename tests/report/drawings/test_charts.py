from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from gyotaku.report.drawings import svg
from gyotaku.report.drawings.charts import SIZE, draw_bars, draw_columns


def test_bars_are_drawn_without_colours_of_their_own() -> None:
    """The page's style decides on colours, so that dark mode works; no script, no face, no outside reference."""
    drawn = draw_bars((("ポケットカード", 12), ("Amazon", 5)))
    ET.fromstring(drawn)  # noqa: S314 - drawn by us a line above
    assert drawn.count('class="bar"') == 2
    assert "#" not in drawn.replace("&#", "")
    assert "font-family" not in drawn
    assert "http" not in drawn


def test_words_from_outside_stay_words() -> None:
    """A network's name may hold anything."""
    drawn = draw_bars((('<script>"&', 3),))
    ET.fromstring(drawn)  # noqa: S314 - drawn by us a line above
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn


def test_two_names_that_shorten_alike_are_two_bars() -> None:
    """Cutting a label must not add two counts into one bar."""
    assert draw_bars((("長い名前" * 6 + "甲", 3), ("長い名前" * 6 + "乙", 2))).count('class="bar"') == 2


def test_columns_keep_their_order_and_thin_their_labels() -> None:
    """A day's 24 hours are 24 columns; only some are labelled, the last one always."""
    drawn = draw_columns(tuple((str(hour), hour % 5 + 1) for hour in range(24)))
    assert drawn.count('class="bar"') == 24
    assert ">23<" in drawn
    assert ">22<" not in drawn


def test_nothing_counted_is_still_a_chart() -> None:
    """A scale without a height would be an error."""
    assert "<svg" in draw_columns((("a", 0), ("b", 0)))


def test_wide_letters_have_room() -> None:
    """Japanese labels are wider than the library reckons; none is cut at the picture's edge."""
    label = "全角十三文字の長いラベル名"
    drawn = draw_bars(((label, 3),))
    ET.fromstring(drawn)  # noqa: S314 - drawn by us a line above
    room = float(re.findall(r"translate\(([\d.]+) 0\)", drawn)[-1])
    assert room >= svg.measure(label) * SIZE
