"""The reliability of the score as a drawing: of the mails scored in each tenth, how many are phishing, how many bad at all."""

from __future__ import annotations

from pathlib import Path

import leather

from judging import Bin

WIDTH, HEIGHT = 720, 420
COLOURS = {"phishing": "#b2182b", "phishing or unwanted": "#2166ac", "a score that means what it says": "#8a8a8a"}


def draw(bins: list[Bin], place: Path) -> None:
    """Write the drawing as SVG, its figures in its description; the table beside it in the docs says the same in words."""
    leather.theme.title_font_family = leather.theme.legend_font_family = leather.theme.tick_font_family = "sans-serif"
    leather.theme.axis_title_font_family = "sans-serif"
    chart = leather.Chart("Of the mails with a score, how many are bad")
    chart.add_x_scale(0, 100)
    chart.add_y_scale(0, 100)
    chart.add_x_axis(name="score, mean of each tenth", ticks=list(range(0, 101, 20)))
    chart.add_y_axis(name="per cent of the mails", ticks=list(range(0, 101, 20)))
    names = list(COLOURS)
    even = [(0, 0), (100, 100)]
    for name, points in (
        (names[2], even),
        (names[1], [(one.mean, 100 * one.bad) for one in bins]),
        (names[0], [(one.mean, 100 * one.phishing) for one in bins]),
    ):
        chart.add_line(points, stroke_color=COLOURS[name], name=name)
    told = "; ".join(
        f"score {one.low} to {one.high}: {one.mails} mails, {one.phishing:.0%} phishing, {one.bad:.0%} bad" for one in bins
    )
    drawn = chart.to_svg(width=WIDTH, height=HEIGHT).replace(
        'xmlns="http://www.w3.org/2000/svg"', 'xmlns="http://www.w3.org/2000/svg" role="img"'
    )
    head, mark, rest = drawn.partition("<g")
    title = f"<title>Reliability of the score</title><desc>{told}</desc>\n"
    place.write_text(head + title + mark + rest + "\n", encoding="utf-8")
