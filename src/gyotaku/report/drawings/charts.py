"""Charts of counts, drawn by leather and dressed like the other drawings: colours by class, so that dark mode works.

The numbers stand in a table beside every chart; the chart only shows their shape.
"""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from gyotaku.report.drawings import svg

if TYPE_CHECKING:
    import leather

HEIGHT = 170
ROW = 26
"""Height of one bar with its distance to the next."""
LABEL = 13
"""Longest label of a bar, in em."""
SIZE = 11
CHARACTER = 8
"""Size of the labels, and the width the library reckons for one character of them."""

_ROOT = re.compile(r"<svg [^>]*>")
_BACKGROUND = re.compile(r'<rect x="0" y="0" width="[\d.]+" height="[\d.]+" fill="#[0-9a-f]{6}" ?/>')
_TEXT = re.compile(r'<text ([^>]*?)fill="[^"]*"([^>]*?)font-family="[^"]*" font-size="[^"]*"')
_LINE = re.compile(r'stroke="#[0-9a-f]{3,6}" stroke-width="([\d.]+)"')
_SHAPE = re.compile(r'fill="#[0-9a-f]{3,6}"')


def draw_columns(points: tuple[tuple[str, int], ...]) -> str:
    """Draw counts over time or over the hours, one column each; labels that would touch are thinned out."""
    chart = _chart()
    every = max(1, -(-len(points) // 8))
    last = len(points) - 1
    # Equal labels would be one column: blank ones are told apart by how long they are.
    labels = [name if (last - number) % every == 0 else " " * (number + 1) for number, (name, _) in enumerate(points)]
    chart.add_columns([(label, count) for label, (_, count) in zip(labels, points, strict=True)])
    chart.add_y_scale(0, _top(points))
    return _dressed(chart, HEIGHT)


def draw_bars(points: tuple[tuple[str, int], ...]) -> str:
    """Draw counts of named things, the largest on top."""
    chart = _chart()
    labels: dict[str, int] = {}
    for name, count in points:
        short = (svg.wrap(name, LABEL, 1) or ["-"])[0]
        labels[short if short not in labels else f"{short} {len(labels) + 1}"] = count
    chart.add_bars([(count, _spaced(label)) for label, count in labels.items()])
    chart.add_x_scale(0, _top(points))
    return _dressed(chart, ROW * len(points) + 50)


def _spaced(label: str) -> str:
    """Put spaces, which are not drawn, before a label: the library leaves room by the count of characters, not by their width."""
    needed = ceil(svg.measure(label) * SIZE / CHARACTER)
    return " " * max(needed - len(label), 0) + label


def _top(points: tuple[tuple[str, int], ...]) -> int:
    return max([count for _, count in points] + [1])


def _chart() -> leather.Chart:
    # Only a page with a chart pays for the library.
    import leather  # noqa: PLC0415 - see above

    return leather.Chart()


def _dressed(chart: leather.Chart, height: int) -> str:
    """Take the library's colours and faces out: what is left is coloured by the page."""
    drawn = str(chart.to_svg(width=int(svg.WIDTH), height=height))
    drawn = _ROOT.sub(f'<svg viewBox="0 0 {svg.WIDTH} {height}" aria-hidden="true" focusable="false">', drawn, count=1)
    drawn = _BACKGROUND.sub("", drawn, count=1)
    drawn = _TEXT.sub(r'<text \1class="ink faint"\2font-size="' + str(SIZE) + '"', drawn)
    drawn = _LINE.sub(r'class="grid" stroke="currentColor" stroke-width="\1"', drawn)
    return _SHAPE.sub('class="bar" fill="currentColor"', drawn)
