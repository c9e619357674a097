"""The mail as a reader sees it: head lines, then the body's blocks in reading order."""

from __future__ import annotations

from gyotaku.model.noun import Noun
from gyotaku.report.drawings import svg

LINES = 46
"""Most lines of the body drawn."""
_LEFT = 18.0
_SIZE = 14.0
_LEADING = 1.6


class Letter(Noun, frozen=True, kw_only=True):
    """What is drawn; every text is ready for publication."""

    subject: str
    sender: str
    date: str
    labels: tuple[str, str, str]
    """Words for subject, sender and date."""
    blocks: tuple[tuple[str, str], ...]
    """(kind, text): text | heading | button | link | image."""
    more: str
    """Stands below when not all was drawn."""
    picture: str
    """Stands in a frame for a picture without words."""


def draw_mail(letter: Letter) -> str:
    """Draw the mail."""
    parts, y = _head(letter)
    drawn = 0
    for kind, words in letter.blocks:
        if drawn >= LINES:
            parts.append(svg.text(_LEFT, y + _SIZE, letter.more, _SIZE, kind="faint"))
            y += _SIZE * 2
            break
        piece, height, count = _block(letter, kind, words, y, LINES - drawn)
        parts.append(piece)
        y += height
        drawn += count
    y += 14
    parts.insert(0, svg.box(1, 1, svg.WIDTH - 2, y - 2, kind="paper"))
    return svg.drawing(y, parts)


def _head(letter: Letter) -> tuple[list[str], float]:
    parts: list[str] = []
    y = 30.0
    for label, words in zip(letter.labels, (letter.subject, letter.sender, letter.date), strict=True):
        indent = max(svg.measure(one) for one in letter.labels) * 12 + 14
        wrapped = svg.wrap(words, (svg.WIDTH - _LEFT * 2 - indent) / _SIZE, 3) or ["-"]
        parts.append(svg.text(_LEFT, y, label, 12, kind="faint"))
        parts.append(svg.lines(_LEFT + indent, y, wrapped, _SIZE, leading=1.4, bold=words is letter.subject))
        y += len(wrapped) * _SIZE * 1.4 + 6
    parts.append(svg.line(1, y - 4, svg.WIDTH - 1, y - 4, wide=1))
    return parts, y + 16


def _block(letter: Letter, kind: str, words: str, y: float, room: int) -> tuple[str, float, int]:
    width = (svg.WIDTH - 2 * _LEFT) / _SIZE
    if kind == "button":
        label = svg.wrap(words, width - 4, 2)
        wide = min(max((svg.measure(line) for line in label), default=4) * _SIZE + 56, svg.WIDTH - 2 * _LEFT)
        tall = len(label) * 20 + 18
        frame = svg.box((svg.WIDTH - wide) / 2, y, wide, tall, kind="button", radius=6)
        inner = "".join(
            svg.text(svg.WIDTH / 2, y + 25 + number * 20, line, _SIZE, kind="on-button", anchor="middle", bold=True)
            for number, line in enumerate(label)
        )
        return frame + inner, tall + 20, 3
    if kind == "image":
        label = svg.wrap(words.strip() or letter.picture, 24, 1)
        wide = svg.measure(label[0]) * 12 + 24 if label else 60
        frame = svg.box(_LEFT, y - 4, wide, 28, kind="picture")
        return frame + svg.lines(_LEFT + 12, y + 15, label, 12, kind="faint"), 42, 2
    size = 16.0 if kind == "heading" else _SIZE
    wrapped: list[str] = []
    for row in words.split("\n"):
        wrapped += svg.wrap(row, (svg.WIDTH - 2 * _LEFT) / size, room + 1)
    wrapped = wrapped[:room]
    if not wrapped:
        return "", 0.0, 0
    drawn = svg.lines(
        _LEFT, y + size, wrapped, size, kind="link" if kind == "link" else "", leading=_LEADING, bold=kind == "heading"
    )
    return drawn, len(wrapped) * size * _LEADING + 8, len(wrapped)
