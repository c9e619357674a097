"""Find the structure of an address field: what is quoted, where it is cut, where addresses stand. Linear.

Everything works on a text of the same length as the field, in which what is no structure has been overwritten with letters;
positions found there hold in the field.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ENCODED_WORD = re.compile(r"=\?[A-Za-z0-9_.:+*-]{0,60}\?[bBqQ]\?[^?]{0,2000}\?=")
_JIS = re.compile(r"\x1b\$[@B](?:(?!\x1b).){0,2000}|\x1b\$\([A-Z](?:(?!\x1b).){0,2000}", re.DOTALL)
# The second byte of a Shift_JIS, GBK or Big5 character may be one of @ [ \ ] ^ ` { | } ~; it is no structure then.
_TRAIL = re.compile(r"[\x81-\xfe][@\[\\\]|]")
_QUOTING = re.compile(r'[\\"()<>]')
_SPECIAL = re.compile(r"[,;:<>]")


class Span(NamedTuple):
    """A half-open range of characters."""

    start: int
    end: int


class Segment:
    """What stands between two commas: where it lies, its angle brackets and its comments."""

    def __init__(self, start: int, end: int, angles: list[Span]) -> None:
        self.start, self.end, self.angles = start, end, angles
        self.comments: list[Span] = []


def masked_of(text: str, *, as_bytes: bool) -> str:
    """Overwrite encoded words, JIS text and second bytes of East Asian characters with letters.

    With `as_bytes` each character of the text stands for one byte, since the bytes were not UTF-8.
    """
    text = _ENCODED_WORD.sub(lambda word: "w" * len(word[0]), text)
    if "\x1b" in text:
        text = _JIS.sub(lambda run: "w" * len(run[0]), text)
    if as_bytes:
        text = _TRAIL.sub("ww", text)
    return text


def blanked_of(masked: str) -> tuple[str, list[Span]] | None:
    """Overwrite quoted strings and comments with letters; list the comments. None when one is never closed."""
    kept: list[str] = []
    comments: list[Span] = []
    done, opened, depth, skip = 0, 0, 0, -1
    quoted = angle = False
    for special in _QUOTING.finditer(masked):
        at, sign = special.start(), special[0]
        if at == skip:
            continue
        if sign == "\\":
            skip = at + 1 if quoted or depth else -1
            continue
        if not quoted and not depth:
            if sign in "<>":
                angle = sign == "<"
                continue
            if sign == ")" or (sign == "(" and angle):
                continue
            opened, quoted, depth = at, sign == '"', int(sign == "(")
            continue
        if quoted:
            quoted = sign != '"'
        else:
            depth += (sign == "(") - (sign == ")")
        if not quoted and not depth:
            kept += [masked[done:opened], "w" * (at + 1 - opened)]
            done = at + 1
            if sign == ")":
                comments.append(Span(opened, done))
    return None if quoted or depth else ("".join([*kept, masked[done:]]), comments)


def segments_of(bare: str, comments: list[Span]) -> list[Segment]:
    """Cut a field at its commas and semicolons."""
    segments: list[Segment] = []
    angles: list[Span] = []
    start, opened = 0, -1
    for special in _SPECIAL.finditer(bare):
        at, sign = special.start(), special[0]
        if sign == "<":
            opened = at
        elif sign == ">":
            if opened >= 0:
                angles.append(Span(opened, at + 1))
            opened = -1
        elif sign == ":":
            if opened < 0 and _group(bare, start, at):
                start = at + 1
        elif not _in_route(bare, opened, at):
            if opened >= 0:
                angles.append(Span(opened, at))
            segments.append(Segment(start, at, angles))
            start, opened, angles = at + 1, -1, []
    if opened >= 0:
        angles.append(Span(opened, len(bare)))
    segments.append(Segment(start, len(bare), angles))
    return _with_comments(segments, comments)


def _with_comments(segments: list[Segment], comments: list[Span]) -> list[Segment]:
    """Hand each comment to the segment it stands in; both lists run left to right."""
    number = 0
    for comment in comments:
        while number + 1 < len(segments) and comment.start >= segments[number].end:
            number += 1
        segments[number].comments.append(comment)
    return segments


def _group(masked: str, start: int, at: int) -> bool:
    """Whether a colon opens a group (RFC 5322 section 3.4): no address before it, and a semicolon to close it."""
    return not any(sign in masked[start:at] for sign in "@<") and masked.find(";", at) >= 0


def _in_route(masked: str, opened: int, at: int) -> bool:
    """Whether a comma stands in an obsolete route `<@a,@b:user@c>` (RFC 5322 section 4.4)."""
    return opened >= 0 and masked.startswith("<@", opened) and masked.startswith("@", at + 1)
