"""The course of a campaign: a row for each kind of thing, a column for each day or run of days on which something happened."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from gyotaku.report.drawings import svg

COLUMNS = 7
"""Most columns: days that lie closest to each other share one."""
_LEFT = 92.0
_TOP = 48.0
_ROW = 34.0


class Mark(NamedTuple):
    """One thing of one day."""

    on: date
    times: int
    gone: bool = False
    """Whether something was gone then: drawn as a ring."""


class Lane(NamedTuple):
    """One row: its name and what happened in it, oldest first."""

    name: str
    marks: tuple[Mark, ...]


def draw_course(lanes: tuple[Lane, ...]) -> str:
    """Draw the rows; columns stand evenly, whatever time lies between them, and say their days."""
    columns = spans(sorted({mark.on for lane in lanes for mark in lane.marks}))
    wide = (svg.WIDTH - _LEFT - 8) / len(columns)
    parts: list[str] = []
    for number, days in enumerate(columns):
        x = _LEFT + wide * (number + 0.5)
        new_year = number == 0 or columns[number - 1][0].year != days[0].year
        if new_year:
            parts.append(svg.text(x, 14, str(days[0].year), 10, kind="faint", anchor="middle"))
        parts.append(svg.text(x, 28, f"{days[0]:%m-%d}", 11, anchor="middle", bold=True))
        if len(days) > 1:
            parts.append(svg.text(x, 40, f"–{days[-1]:%m-%d}", 10, kind="faint", anchor="middle"))
    place = {day: _LEFT + wide * (number + 0.5) for number, days in enumerate(columns) for day in days}
    for number, lane in enumerate(lanes):
        parts += _lane(lane, place, _TOP + _ROW * (number + 0.5))
    return svg.drawing(_TOP + _ROW * len(lanes) + 4, parts)


def spans(days: list[date]) -> list[list[date]]:
    """Put days into at most `COLUMNS` columns: neighbours that together span the least time share one, again and again."""
    columns = [[day] for day in days]
    while len(columns) > COLUMNS:
        at = min((after[-1] - before[0], number) for number, (before, after) in enumerate(pairwise(columns)))[1]
        columns[at : at + 2] = [columns[at] + columns[at + 1]]
    return columns


def _lane(lane: Lane, place: dict[date, float], y: float) -> list[str]:
    counted: dict[float, list[Mark]] = {}
    for mark in lane.marks:
        counted.setdefault(place[mark.on], []).append(mark)
    parts = [svg.lines(4, y + 4, svg.wrap(lane.name, (_LEFT - 12) / 12, 1), 12)]
    if len(counted) > 1:
        parts.append(svg.line(min(counted), y, max(counted), y, kind="faint", dashed=True))
    for x, marks in counted.items():
        parts.append(svg.dot(x, y, 5, kind="sure", filled=not all(mark.gone for mark in marks)))
        times = sum(mark.times for mark in marks)
        if times > 1:
            parts.append(svg.text(x + 8, y - 5, str(times), 10))
    return parts
