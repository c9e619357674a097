"""An mbox taken apart while it is read: one mail in memory at a time (RFC 4155, with what real programs write)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from gyotaku.patterns import late

_SEPARATOR = late(rb"From [^\r\n]{0,400}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?[ ]+[^\r\n]{0,40}?\d{1,2}:\d{2}[^\r\n]{0,60}\r?\n?")
_FIELD = re.compile(rb"(?:[!-9;-~]+[ \t]*:|>From )")
_QUOTED = re.compile(rb">+From ")
_LINE = 1024 * 1024
"""Longest piece read at once; a longer line comes in pieces."""


class Lines(Protocol):
    """What is read: anything that gives lines."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, at most `size` bytes of it."""


class Piece(NamedTuple):
    """One mail of an mbox, without its separator line; `raw` is None when it was longer than the limit."""

    raw: bytes | None
    size: int
    quoted: bool
    """Whether a line of it starts with `>From `: the program that wrote the mbox changed the mail there, or may have."""


def is_separator(line: bytes) -> bool:
    """Whether a line is the envelope line that starts a mail: `From`, a sender, a day and a time."""
    return line.startswith(b"From ") and _SEPARATOR.match(line) is not None


def mails(source: Lines, limit: int) -> Iterator[Piece]:
    """Yield the mails of an mbox in order. What stands before the first separator is a mail of its own if not blank.

    A separator counts only when a header field follows it: `From ` at the start of a sentence does not end a mail.
    """
    lines: list[bytes] = []
    size, quoted, line = 0, False, source.readline(_LINE)
    while line:
        following = source.readline(_LINE)
        if line[:5] == b"From " and is_separator(line) and _FIELD.match(following):
            if size:
                yield _piece(lines, size, limit, quoted=quoted)
            lines, size, quoted = [], 0, False
        else:
            size += len(line)
            quoted = quoted or (line[:1] == b">" and _QUOTED.match(line) is not None)
            if size <= limit:
                lines.append(line)
            elif lines:
                lines.clear()
        line = following
    if size:
        yield _piece(lines, size, limit, quoted=quoted)


def _piece(lines: list[bytes], size: int, limit: int, *, quoted: bool) -> Piece:
    if size > limit:
        return Piece(None, size, quoted)
    # The blank line before the next separator belongs to the mbox, not to the mail.
    if len(lines) > 1 and lines[-1] in {b"\n", b"\r\n"}:
        size -= len(lines.pop())
    return Piece(b"".join(lines), size, quoted)
