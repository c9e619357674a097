"""Values of style properties, read only as far as they decide what a reader sees: colours, lengths, contrast.

Sources: CSS Color 4, CSS Values 4 section 6, HTML Standard 2.4.6 (legacy colours), WCAG 2.2 (relative luminance).
"""

from __future__ import annotations

import re
from functools import lru_cache

from tinycss2 import color4

Colour = tuple[int, int, int]
"""Red, green, blue, 0-255, opaque."""

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
LINK: Colour = (0, 0, 238)
"""What browsers paint an unstyled link with (HTML Standard 15.3.4)."""

FAINT = 1.1
"""Contrast ratio below which text cannot be told from what is behind it; WCAG asks 4.5, plain white on #eee has 1.16."""

_HEX = re.compile(r"#([0-9a-f]{3,8})\Z")
_LENGTH = re.compile(r"\s*([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(?:e\d)?\s*([a-z%]*)")
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
    "rem": 16.0,
    "vw": 8.0,
    "vh": 6.0,
}
_FONT_WORDS = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
    "initial": 16.0,
}
_LONGEST = 80


@lru_cache(maxsize=2048)
def rgba(value: str) -> tuple[int, int, int, float] | None:
    """Read a CSS colour as red, green, blue (0-255) and alpha (0-1); None when it is none or cannot be known."""
    value = value.strip().lower()
    digits = _HEX.match(value)
    if digits is not None:
        return _hex(digits[1])
    if not value or len(value) > _LONGEST or "\\" in value:
        return None
    try:
        read = color4.parse_color(value)
        # `currentcolor` is a string; other colour spaces than sRGB are converted.
        if read is None or isinstance(read, str):
            return None
        red, green, blue = read.to("srgb").coordinates
        return _byte(red), _byte(green), _byte(blue), float(read.alpha)
    except (ValueError, TypeError, AttributeError, NotImplementedError, OverflowError):
        return None


def _byte(share: float) -> int:
    return min(255, max(0, round(share * 255)))


def _hex(digits: str) -> tuple[int, int, int, float] | None:
    if len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in {6, 8}:
        return None
    alpha = int(digits[6:], 16) / 255 if len(digits) == 8 else 1.0
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16), alpha


@lru_cache(maxsize=512)
def legacy_colour(value: str) -> Colour | None:
    """Read the colour of `bgcolor`, `color` and `text` attributes (HTML Standard, rules for parsing a legacy colour value)."""
    value = value.strip().lower()
    if not value or value == "transparent":
        return None
    named = rgba(value) if value[0] == "#" or value.isalpha() else None
    if named is not None:
        return named[:3]
    value = value[:128].removeprefix("#")
    value = "".join(letter if letter in "0123456789abcdef" else "0" for letter in value)
    while not value or len(value) % 3:
        value += "0"
    third = len(value) // 3
    pieces = [value[start : start + third][-8:] for start in (0, third, 2 * third)]
    while len(pieces[0]) > 2 and all(piece[0] == "0" for piece in pieces):
        pieces = [piece[1:] for piece in pieces]
    red, green, blue = (int(piece[:2], 16) for piece in pieces)
    return red, green, blue


def over(top: tuple[int, int, int, float], below: Colour) -> Colour:
    """Paint a colour with alpha over an opaque one."""
    alpha = min(1.0, max(0.0, top[3]))
    red, green, blue = (round(new * alpha + old * (1 - alpha)) for new, old in zip(top[:3], below, strict=True))
    return red, green, blue


@lru_cache(maxsize=4096)
def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1.0-21.0 (WCAG 2.2)."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: Colour) -> float:
    shares = [part / 255 for part in colour]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=2048)
def length(value: str) -> tuple[float, str] | None:
    """Read a length as a number and its unit (lower-case, `%` included); None for `auto`, `calc(…)` and the like."""
    found = _LENGTH.match(value[:_LONGEST].lower())
    if found is None:
        return None
    return float(found[1]), found[2]


def pixels(value: str, font: float = 16.0, whole: float = 600.0) -> float | None:
    """Return a length in CSS pixels; `em` by the font, `%` of the whole. None when it cannot be known."""
    read = length(value)
    if read is None:
        return None
    number, unit = read
    if unit in {"em", "ex", "ch"}:
        return number * font * (1.0 if unit == "em" else 0.5)
    if unit == "%":
        return number * whole / 100
    factor = _PIXELS.get(unit)
    return None if factor is None else number * factor


def font_pixels(value: str, outer: float) -> float:
    """Return a font size in pixels, given that of the element around; an unreadable value leaves it as it was."""
    value = value.strip().lower()
    if value in _FONT_WORDS:
        return _FONT_WORDS[value]
    if value in {"smaller", "larger"}:
        return outer * (0.83 if value == "smaller" else 1.2)
    size = pixels(value, outer, outer)
    return outer if size is None or size < 0 else size
