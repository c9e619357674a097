"""QR codes drawn without a picture: with painted table cells, or with block characters in the text."""

from __future__ import annotations

from PIL import Image

from gyotaku.patterns import late

SCALE = 4
"""Pixels a module."""
QUIET = 4
"""Modules of white margin (ISO/IEC 18004 asks for four)."""
SMALLEST = 21
LARGEST = 400
CODES = 10
"""Most drawings of one text."""

_HALVES = {" ": "00", "\xa0": "00", "\u3000": "00", "█": "11", "▀": "10", "▄": "01", "■": "11", "▓": "11", "⬛": "11"}
_WHOLE = {**dict.fromkeys("█■▓⬛▇◼●#", "1"), **dict.fromkeys(" \xa0\u3000░□⬜◻○▒.", "0")}
_QUADRANTS = {
    " ": "0000",
    "\xa0": "0000",
    "█": "1111",
    "▀": "1100",
    "▄": "0011",
    "▌": "1010",
    "▐": "0101",
    "▘": "1000",
    "▝": "0100",
    "▖": "0010",
    "▗": "0001",
    "▚": "1001",
    "▞": "0110",
    "▛": "1110",
    "▜": "1101",
    "▙": "1011",
    "▟": "0111",
}
_LINE = late("[ \xa0\u3000█▀▄▌▐▘▝▖▗▚▞▛▜▙▟■□⬛⬜▓░▒◼◻●○]{10,400}")
_DRAWN = late("[█▀▄■⬛▓◼●▌▐]")


def bitmap(rows: list[str]) -> Image.Image | None:
    """Paint rows of `1` (dark) and `0` (light) with a margin; None when they cannot be a code."""
    width = max(map(len, rows), default=0)
    if not SMALLEST <= width <= LARGEST or not SMALLEST <= len(rows) <= LARGEST:
        return None
    line = bytes([255]) * (width + 2 * QUIET)
    painted = [line] * QUIET
    for row in rows:
        cells = row.ljust(width, "0")
        painted.append(bytes([255] * QUIET) + bytes(0 if cell == "1" else 255 for cell in cells) + bytes([255] * QUIET))
    painted += [line] * QUIET
    picture = Image.frombytes("L", (len(line), len(painted)), b"".join(painted))
    return picture.resize((picture.width * SCALE, picture.height * SCALE), Image.Resampling.NEAREST)


def of_grid(grid: str) -> list[Image.Image]:
    """Paint a table's cells, once as they are and once with doubled columns or rows folded."""
    rows = grid.split("\n")
    drawn = [bitmap(rows)]
    if len(rows) and len(rows[0]) >= 2 * SMALLEST and len(rows[0]) % 2 == 0:
        drawn.append(bitmap([row[::2] for row in rows]))
    return [one for one in drawn if one is not None]


def of_text(text: str) -> list[Image.Image]:
    """Paint every drawing of block characters in a text."""
    drawn: list[Image.Image] = []
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        plain = line.rstrip("\r")
        if _LINE.fullmatch(plain) and (lines or _DRAWN.search(plain)):
            lines.append(plain)
            continue
        if len(lines) >= SMALLEST // 2 and len(drawn) < CODES:
            drawn += [one for rows in _readings(lines[:LARGEST]) if (one := bitmap(rows)) is not None]
        lines = []
    return drawn


def _readings(lines: list[str]) -> list[list[str]]:
    signs = set("".join(lines))
    if signs & set("▌▐▘▝▖▗▚▞▛▜▙▟"):
        return [_halved(lines, {sign: (cells[:2], cells[2:]) for sign, cells in _QUADRANTS.items()})]
    if signs & set("▀▄"):
        return [_halved(lines, {sign: (cells[0], cells[1]) for sign, cells in _HALVES.items()})]
    whole = ["".join(_WHOLE.get(sign, "0") for sign in line) for line in lines]
    return [whole, [row[::2] for row in whole]]


def _halved(lines: list[str], cells: dict[str, tuple[str, str]]) -> list[str]:
    rows = []
    blank = next(iter(cells.values()))
    for line in lines:
        pairs = [cells.get(sign, blank) for sign in line]
        rows += ["".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs)]
    return rows
