"""Text in reading order: white space as a browser collapses it, blocks numbered, runs of one fate joined.

Sources: CSS Text 3 section 4 (white space; a line break between two wide characters leaves no space).
"""

from __future__ import annotations

import re

from gyotaku.model.html import Run

RUNS = 50_000
"""Most runs of one page."""

SPACES = " \t\n\r\f"
TO_COLLAPSE = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
"""White space that is not a single space already."""
_WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\n\r\f][ \t\n\r\f]*(?=[{_WIDE}])")
_LINES = re.compile(r"\r\n?|\f")


Fate = tuple[str | None, int | None, int, bool]
"""Why hidden (None: shown), number of the link around, heading level, bold."""


class Flow:
    """Collects the runs of a page. `chars` is how much text may still be taken; `cut` says that some was not."""

    def __init__(self, chars: int) -> None:
        self.runs: list[Run] = []
        self.block = 0
        self.chars = chars
        self.cut = False
        self._pieces: list[str] = []
        self._fate: Fate = (None, None, 0, False)
        self.spaced = True
        """Whether shown text so far ends in a space or a block begins."""
        self.written = False
        """Whether the block holds anything shown."""
        self.gap = False
        """Whether hidden text goes on in another block than it stopped in."""

    def text(self, raw: str, fate: Fate, *, preformatted: bool = False) -> str:
        """Take text that is more than white space, with its fate; return it as collapsed."""
        if preformatted and fate[0] is None:
            self._preformatted(raw, fate)
            return raw
        collapsed = written = collapse(raw)
        if fate[0] is None:
            if self.spaced and collapsed[0] == " ":
                written = collapsed[1:]
            self.spaced = written[-1] == " "
            self.written = True
        else:
            if self.gap and self._pieces and self._fate == fate:
                written = " " + collapsed.lstrip(" ")
            self.gap = False
        self._put(written, fate)
        return collapsed

    def blank(self, raw: str, fate: Fate, *, preformatted: bool = False) -> None:
        """Take shown white space."""
        if preformatted:
            self._preformatted(raw, fate)
        elif not self.spaced:
            self._put(" ", fate if self._fate[0] is not None else self._fate)
            self.spaced = True

    def _preformatted(self, raw: str, fate: Fate) -> None:
        text = _LINES.sub("\n", raw)
        if not text or (not self.written and text.isspace()):
            return
        self._put(text, fate)
        self.written = self.written or not text.isspace()
        self.spaced = text[-1] in SPACES

    def end_line(self, fate: Fate) -> None:
        """Break the line inside the block (`<br>`): a run's text holds a line feed there, two for an empty line."""
        self.gap = True
        if not self.written or fate[0] is not None:
            return
        if self._pieces and self._fate[0] is None:
            last = self._pieces[-1].rstrip(" ")
            self._pieces[-1] = last
            if last.endswith("\n\n") or (last == "\n" and self._pieces[-2:-1] == ["\n"]):
                return
            fate = self._fate
        self._put("\n", fate)
        self.spaced = True

    def _put(self, text: str, fate: Fate) -> None:
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
            text = text.rstrip(SPACES)
        if not text:
            return
        if len(self.runs) >= RUNS:
            self.cut = True
            return
        self.runs.append(Run(text=text, hidden=hidden, block=self.block, anchor=anchor, heading=heading, bold=bold))

    def end_block(self) -> None:
        """End the block of shown text; what follows starts on a line of its own. Nothing happens in an empty block."""
        self.gap = True
        if not self.written:
            self.spaced = True
            return
        self._flush(last=True)
        self.block += 1
        self.spaced = True
        self.written = False

    def picture(self) -> None:
        """Note that something that is not text stands in the block, so that the block does not count as empty."""
        self.written = True
        self.spaced = False

    def close(self) -> tuple[Run, ...]:
        """End the last block and return all runs."""
        self._flush(last=True)
        return tuple(self.runs)


def collapse(raw: str) -> str:
    """Collapse white space to single spaces, and drop line breaks between wide characters."""
    if "\n" in raw and not raw.isascii():
        raw = _WIDE_BREAK.sub("", raw)
    if "  " in raw or "\n" in raw or "\t" in raw or "\r" in raw or "\f" in raw:
        return TO_COLLAPSE.sub(" ", raw)
    return raw
