"""The attack in time, oldest on top; the days between two events stand beside the line."""

from __future__ import annotations

from gyotaku.report.drawings import svg

_X = 26.0
_STEP = 62.0
_LINE = 20.0
"""What a second line of words takes."""


def draw_timeline(events: tuple[tuple[str, str], ...], words: str) -> str:
    """Draw dated events, `(when, what)` with `when` beginning as an ISO date; `words` names the drawing's reading direction."""
    parts: list[str] = [svg.text(_X - 6, 18, words, 12, kind="faint")]
    y = 46.0
    for number, (when, what) in enumerate(events):
        wrapped = svg.wrap(what, (svg.WIDTH - _X - 40) / 13, 2)
        step = _STEP + _LINE * (len(wrapped) - 1)
        parts.append(svg.dot(_X, y, kind="sure"))
        parts.append(svg.text(_X + 20, y + 5, when, 14, bold=True))
        parts.append(svg.lines(_X + 20, y + 24, wrapped, 13))
        if number < len(events) - 1:
            parts.append(svg.line(_X, y + 9, _X, y + step - 9, wide=2))
        y += step
    return svg.drawing(y - _STEP + 40, parts)
