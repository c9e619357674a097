"""The few shapes the drawings need, with text wrapped by the width of its characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from html import escape

WIDE = 1.0
NARROW = 0.56
"""Widths of full-width and of other characters, in em, as system faces set them on average."""
_WORD = 18
"""Longest Latin word that is moved to the next line whole."""
WIDTH = 400
"""Width of every drawing, in its own units: small enough that it stays readable on a telephone."""


def measure(text: str) -> float:
    """Return how wide a text is, in em."""
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Cc"}:
        return 0.0
    return WIDE if unicodedata.east_asian_width(character) in {"W", "F", "A"} else NARROW


_NO_START = frozenset("。、，．・：；！？）」』】〕〉》”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;!?)]}%")
"""Characters that do not begin a line in Japanese (JIS X 4051), or in any language."""


def wrap(text: str, width: float, lines: int = 1000) -> list[str]:
    """Break a text into at most `lines` lines of at most `width` em; the last one ends with … when text was left out.

    Latin words stay whole where they can, and closing marks do not begin a line.
    """
    out: list[str] = []
    line, used = "", 0.0
    for character in " ".join(text.split()):
        wide = _width(character)
        if used + wide > width and line:
            keep = _break(line, character)
            out.append(line[:keep].rstrip())
            line = line[keep:].lstrip()
            used = measure(line)
            if len(out) == lines:
                return [*out[:-1], _shorten(out[-1], width)]
        line += character
        used += wide
    return [*out, line] if line.strip() else out


def _break(line: str, following: str) -> int:
    """Return how many characters of a full line stay on it."""
    if _width(following) < WIDE and following != " ":
        word = len(line)
        while word and line[word - 1] != " " and _width(line[word - 1]) < WIDE:
            word -= 1
        if 0 < len(line) - word <= _WORD and word:
            return word
    if following in _NO_START and len(line) > 1:
        return len(line) - 1
    return len(line)


def _shorten(line: str, width: float) -> str:
    while line and measure(line) + WIDE > width:
        line = line[:-1]
    return line + "…"


def clean(text: str) -> str:
    """Drop characters that XML does not allow and those that reorder text."""
    return "".join(
        character
        for character in text
        if (ord(character) >= 0x20 or character in "\t\n")
        and unicodedata.category(character) not in {"Cf", "Cs", "Co"}
        and ord(character) not in {0xFFFE, 0xFFFF}
    )


def text(x: float, y: float, words: str, size: float = 15, *, kind: str = "", anchor: str = "start", bold: bool = False) -> str:
    """Draw one line of text; `y` is its base line."""
    attributes = f'x="{x:g}" y="{y:g}" font-size="{size:g}" text-anchor="{anchor}"'
    weight = ' font-weight="700"' if bold else ""
    return f'<text class="ink {escape(kind)}" fill="currentColor" {attributes}{weight}>{escape(clean(words), quote=False)}</text>'


def lines(
    x: float, y: float, wrapped: Iterable[str], size: float = 15, *, kind: str = "", leading: float = 1.55, bold: bool = False
) -> str:
    """Draw lines of text below each other."""
    return "".join(text(x, y + number * size * leading, line, size, kind=kind, bold=bold) for number, line in enumerate(wrapped))


def box(x: float, y: float, width: float, height: float, *, kind: str = "", radius: float = 4) -> str:
    """Draw a frame."""
    return (
        f'<rect class="frame {escape(kind)}" fill="none" stroke="currentColor" '
        f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, *, kind: str = "", dashed: bool = False, wide: float = 1.5) -> str:
    """Draw a straight line."""
    dash = ' stroke-dasharray="5 5"' if dashed else ""
    return (
        f'<line class="stroke {escape(kind)}" stroke="currentColor" stroke-width="{wide:g}" '
        f'x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"{dash}/>'
    )


def dot(x: float, y: float, radius: float = 6, *, kind: str = "", filled: bool = True) -> str:
    """Draw a dot, or a ring."""
    fill = "currentColor" if filled else "none"
    return (
        f'<circle class="dot {escape(kind)}" fill="{fill}" stroke="currentColor" stroke-width="2" '
        f'cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'
    )


def drawing(height: float, parts: Iterable[str], width: float = WIDTH) -> str:
    """Close a drawing. Its words for screen readers come from the figure it stands in."""
    return f'<svg viewBox="0 0 {width:g} {height:g}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
