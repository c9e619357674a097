"""The landing page as each visitor was shown it, side by side, drawn from the words that were recorded."""

from __future__ import annotations

from gyotaku.model.noun import Noun
from gyotaku.report.drawings import svg

_GAP = 16.0
_HEIGHT = 230.0


class View(Noun, frozen=True, kw_only=True):
    """One visitor's view; every text is ready for publication."""

    profile: str
    state: str
    address: str
    title: str
    text: str


def draw_pages(views: tuple[View, ...]) -> str:
    """Draw the views, two beside each other."""
    columns = 1 if len(views) == 1 else 2
    width = (svg.WIDTH - _GAP * (columns - 1)) / columns
    parts: list[str] = []
    for number, view in enumerate(views):
        column, row = number % columns, number // columns
        parts.append(_view(view, column * (width + _GAP), row * (_HEIGHT + 44), width))
    rows = (len(views) + columns - 1) // columns
    return svg.drawing(rows * (_HEIGHT + 44), parts)


def _view(view: View, x: float, y: float, width: float) -> str:
    inner = (width - 24) / 12
    top = y + 24
    head = svg.lines(x + 2, y + 16, svg.wrap(f"{view.profile} ({view.state})", width / 13, 1), 13, bold=True)
    frame = svg.box(x + 1, top, width - 2, _HEIGHT, kind="paper")
    bar = svg.box(x + 10, top + 8, width - 20, 24, kind="picture", radius=12)
    address = svg.lines(x + 20, top + 24, svg.wrap(view.address, (width - 40) / 11, 1), 11, kind="quiet")
    body = [*svg.wrap(view.title, inner, 2), *svg.wrap(view.text, inner, 7)]
    return head + frame + bar + address + svg.lines(x + 14, top + 58, body, 12, leading=1.5)
