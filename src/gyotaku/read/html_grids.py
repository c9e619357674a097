"""Tables whose cells are painted and hold no text: how a QR code is drawn where pictures would be inspected."""

from __future__ import annotations

from collections.abc import Mapping

from gyotaku.read.css_values import WHITE, Colour, contrast

SMALLEST = 21
"""Modules a side of the smallest QR code (ISO/IEC 18004, version 1)."""
LARGEST = 400
GRIDS = 10
"""Most grids of one page."""


class Grids:
    """Rows of dark (`1`) and light (`0`) cells of every open table; those that may be a code are kept in `found`."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._open: list[tuple[int, list[list[str]]]] = []

    def open(self, texts: int) -> None:
        """A table begins, after so many pieces of text."""
        self._open.append((texts, []))

    def row(self) -> None:
        """A row of the innermost table begins."""
        if self._open and len(self._open[-1][1]) < LARGEST:
            self._open[-1][1].append([])

    def cell(self, backdrop: Colour | None, attributes: Mapping[str, str | None]) -> None:
        """Take a cell of the innermost row with what it is painted with; `colspan` counts as so many modules."""
        if not self._open or not self._open[-1][1]:
            return
        row = self._open[-1][1][-1]
        if len(row) > LARGEST:
            return
        dark = backdrop is not None and backdrop != WHITE and contrast(backdrop, WHITE) > 3
        span = (attributes.get("colspan") or "1")[:3] if "colspan" in attributes else "1"
        row.append(("1" if dark else "0") * (min(int(span), LARGEST) if span.isascii() and span.isdigit() else 1))

    def close(self, texts: int) -> None:
        """The innermost table ends, after so many pieces of text; it is kept when it is large, square-like and without text."""
        if not self._open:
            return
        before, rows = self._open.pop()
        if len(rows) < SMALLEST or texts > before + 2 or len(self.found) >= GRIDS:
            return
        lines = ["".join(row) for row in rows if row]
        width = max(map(len, lines), default=0)
        dark = sum(line.count("1") for line in lines)
        if width >= SMALLEST and len(lines) >= SMALLEST and dark >= SMALLEST * SMALLEST // 5:
            self.found.append("\n".join(line.ljust(width, "0")[:LARGEST] for line in lines))
