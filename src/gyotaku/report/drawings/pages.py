"""The landing page as each visitor was shown it, side by side, drawn from the words that were recorded."""

from __future__ import annotations

from gyotaku.model.noun import Noun
from gyotaku.report.drawings import svg

_GAP = 16.0


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
    y = 0.0
    for first in range(0, len(views), columns):
        row = views[first : first + columns]
        words = [_words(view, width) for view in row]
        height = max(90.0, 66 + max(len(one) for one in words) * 18)
        for column, view in enumerate(row):
            parts.append(_view(view, words[column], (column * (width + _GAP), y, width, height)))
        y += height + 44
    return svg.drawing(y, parts)


def _words(view: View, width: float) -> list[str]:
    inner = (width - 28) / 12
    return [*svg.wrap(view.title, inner, 2), *svg.wrap(view.text, inner, 8)]


def _view(view: View, words: list[str], place: tuple[float, float, float, float]) -> str:
    x, y, width, height = place
    top = y + 26
    label = svg.wrap(f"{view.profile} / {view.state}", width / 13, 1)
    address = svg.wrap(view.address, (width - 40) / 11, 1)
    return (
        svg.lines(x + 2, y + 17, label, 13, bold=True)
        + svg.box(x + 1, top, width - 2, height, kind="paper")
        + svg.box(x + 10, top + 8, width - 20, 24, kind="picture", radius=12)
        + svg.lines(x + 20, top + 24, address, 11, kind="faint")
        + svg.lines(x + 14, top + 56, words, 12, leading=1.5)
    )
