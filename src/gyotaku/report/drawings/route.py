"""The route as a line, the sender's end on top, with the boundary between what is claimed and what is believed."""

from __future__ import annotations

from gyotaku.model.noun import Noun
from gyotaku.report.drawings import svg

_X = 26.0
_STEP = 66.0


class Station(Noun, frozen=True, kw_only=True):
    """A machine the mail passed, in the order it passed."""

    name: str
    detail: str
    trust: str
    """claim | boundary | receiver: who wrote the line that names it."""


def draw_route(stations: tuple[Station, ...], words: tuple[str, str, str]) -> str:
    """Draw the route; `words` name the boundary, the side that is claimed and the side that is believed."""
    boundary, claims, believed = words
    parts: list[str] = []
    y = 34.0
    for number, station in enumerate(stations):
        claimed = station.trust == "claim"
        last = number == len(stations) - 1
        parts.append(svg.dot(_X, y, filled=not claimed, kind="claimed" if claimed else "sure"))
        width = (svg.WIDTH - _X - 30) / 14
        parts.append(svg.lines(_X + 20, y + 5, svg.wrap(station.name, width, 1), 14, bold=True))
        note = " ・ ".join(part for part in (station.detail, claims if claimed else believed) if part)
        parts.append(svg.lines(_X + 20, y + 24, svg.wrap(note, (svg.WIDTH - _X - 30) / 13, 1), 13, kind="faint"))
        if not last:
            parts.append(svg.line(_X, y + 9, _X, y + _STEP - 9, dashed=claimed, wide=2))
        if station.trust == "boundary" and not last:
            middle = y + _STEP - 22
            parts.append(svg.line(12, middle, svg.WIDTH - 12, middle, kind="boundary", dashed=True, wide=2))
            parts.append(svg.text(svg.WIDTH - 14, middle - 6, boundary, 13, kind="boundary-word", anchor="end", bold=True))
        y += _STEP
    return svg.drawing(y - _STEP + 42, parts)
