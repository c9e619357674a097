"""Text in reading order: white space as a browser collapses it, blocks numbered, runs of one fate joined.

Sources: CSS Text 3 section 4 (white space; a line break between two wide characters leaves no space).
"""

from __future__ import annotations

import re

from gyotaku.model.html import Run

RUNS = 50_000
"""Most runs of one page."""

_SPACES = " \t\n\r\f"
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\n\r\f][ \t\n\r\f]*(?=[{_WIDE}])")
_LINES = re.compile(r"\r\n?|\n")


class Flow:
    """Collects the runs of a page. `chars` is how much text may still be taken; `cut` says that some was not."""

    def __init__(self, chars: int) -> None:
        self.runs: list[Run] = []
        self.block = 0
        self.chars = chars
        self.cut = False
        self._pieces: list[str] = []
        self._fate: tuple[str | None, int | None, int, bool] = (None, None, 0, False)
        self._spaced = True
        """Whether shown text so far ends in a space or a block begins."""
        self._written = False
        """Whether the block holds anything shown."""
        self._gap = False
        """Whether hidden text goes on in another block than it stopped in."""

    def text(self, raw: str, fate: tuple[str | None, int | None, int, bool], *, preformatted: bool = False) -> None:
        """Take text with its fate: why hidden, anchor, heading, bold."""
        if preformatted and fate[0] is None:
            self._preformatted(raw, fate)
            return
        if not raw.strip(_SPACES):
            if fate[0] is None and not self._spaced:
                self._put(" ", fate if self._fate[0] is not None else self._fate)
                self._spaced = True
            return
        collapsed = collapse(raw)
        if fate[0] is not None:
            self._hidden(collapsed, fate)
            return
        if self._spaced and collapsed[0] == " ":
            collapsed = collapsed[1:]
        self._spaced = collapsed[-1] == " "
        self._written = True
        self._put(collapsed, fate)

    def _hidden(self, text: str, fate: tuple[str | None, int | None, int, bool]) -> None:
        if self._gap and self._pieces and self._fate == fate:
            text = " " + text.lstrip(" ")
        self._gap = False
        self._put(text, fate)

    def _preformatted(self, raw: str, fate: tuple[str | None, int | None, int, bool]) -> None:
        for number, line in enumerate(_LINES.split(raw)):
            if number:
                self.end_block()
            if line:
                self._put(line, fate)
                self._written = self._written or not line.isspace()
                self._spaced = line[-1] in _SPACES

    def _put(self, text: str, fate: tuple[str | None, int | None, int, bool]) -> None:
        if len(text) > self.chars:
            text = text[: self.chars]
            self.cut = True
        self.chars -= len(text)
        if not text:
            return
        if fate != self._fate:
            self._flush()
            self._fate = fate
        self._pieces.append(text)

    def _flush(self, *, last: bool = False) -> None:
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces = []
        hidden, anchor, heading, bold = self._fate
        if last or hidden is not None:
            text = text.rstrip(_SPACES)
        if not text:
            return
        if len(self.runs) >= RUNS:
            self.cut = True
            return
        self.runs.append(Run(text=text, hidden=hidden, block=self.block, anchor=anchor, heading=heading, bold=bold))

    def end_block(self) -> None:
        """End the block of shown text; what follows starts on a line of its own. Nothing happens in an empty block."""
        self._gap = True
        if not self._written:
            self._spaced = True
            return
        self._flush(last=True)
        self.block += 1
        self._spaced = True
        self._written = False

    def gap(self) -> None:
        """Note that hidden text goes on in another block."""
        self._gap = True

    def picture(self) -> None:
        """Note that something that is not text stands in the block, so that the block does not count as empty."""
        self._written = True
        self._spaced = False

    def close(self) -> tuple[Run, ...]:
        """End the last block and return all runs."""
        self._flush(last=True)
        return tuple(self.runs)


def collapse(raw: str) -> str:
    """Collapse white space to single spaces, and drop line breaks between wide characters."""
    if "\n" in raw and not raw.isascii():
        raw = _WIDE_BREAK.sub("", raw)
    return _SPACE.sub(" ", raw)
