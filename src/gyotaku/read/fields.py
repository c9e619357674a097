"""Header blocks: fields with their place, found in bytes that need not be well formed (RFC 5322 section 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gyotaku.model.message import Defect, Span
from gyotaku.patterns import late

_NAME = re.compile(rb"(?!--)([!-9;-~]+)([ \t]*):")
_FIELD_END = re.compile(rb"\n(?![ \t])")
_BLANK = re.compile(rb"\r*(?:\n|\Z)")
_BLOCK_END = re.compile(rb"\n\r*(?:\n|\Z)")
_ENVELOPE = re.compile(rb">?From [^\n]*(?:\n|\Z)")
_LINE = re.compile(rb"[^\n]*(?:\n|\Z)")
_FOLD = re.compile(rb"[ \t]+[^\r\n][^\n]*(?:\n|\Z)")
_KEPT = re.compile(
    rb"\n(content-(?:type|transfer-encoding|disposition|id)|from|to|subject|date|message-id)[ \t]*:", re.IGNORECASE
)
_WELL_KNOWN = late(
    rb"(?:x-[!-9;-~]+|content-[a-z-]+|resent-[a-z-]+|list-[a-z-]+|arc-[a-z-]+|dkim-signature|received(?:-spf)?|return-path|"
    rb"delivered-to|authentication-results|from|to|cc|bcc|sender|reply-to|subject|date|message-id|in-reply-to|references|"
    rb"mime-version|user-agent|importance|priority|precedence|thread-[a-z]+|auto-submitted|feedback-id|comments|keywords)[ \t]*:",
    re.IGNORECASE,
)
_KEPT_PAST_THE_LIMIT = 50


class Field(NamedTuple):
    """One field: its name, everything after the colon without the last line end, and its place."""

    name: str
    raw: bytes
    start: int
    end: int


class Block(NamedTuple):
    """A header block: its fields, where the body starts, what was malformed, and whether the limit cut it."""

    fields: list[Field]
    body: int
    defects: list[Defect]
    cut: bool


def well_known_field(head: bytes) -> bool:
    """Whether a field whose name mail uses stands at the start of any line."""
    return any(_WELL_KNOWN.match(head, at) for at in _line_starts(head))


def _line_starts(head: bytes) -> Iterator[int]:
    yield 3 if head.startswith(b"\xef\xbb\xbf") else 0
    at = head.find(b"\n")
    while at >= 0:
        yield at + 1
        at = head.find(b"\n", at + 1)


def header_block(view: bytes, start: int, *, most: int, delimiters: dict[bytes, tuple[int, bool]]) -> Block:
    """Read the header block at `start`, at most `most` fields.

    `delimiters` are the delimiter lines (without the two hyphens) of the multiparts around it: such a line ends the block.
    A line that is no field ends it too, unless a well-known field follows at once; then the line is a defect.
    """
    fields: list[Field] = []
    defects: list[Defect] = []
    position, size = start, len(view)
    while position < size:
        name = _NAME.match(view, position)
        if name is not None and not (delimiters and _is_delimiter(view, position, delimiters)):
            if len(fields) >= most:
                return _cut(view, position, fields, defects)
            if name[2]:
                _note(defects, "space-before-colon", position, name.end(1))
            field = _field(view, name)
            fields.append(field)
            position = field.end + 1
            continue
        blank = _BLANK.match(view, position)
        if blank is not None:
            return Block(fields, blank.end(), defects, cut=False)
        if delimiters and _is_delimiter(view, position, delimiters):
            _note(defects, "headers-end-at-boundary", position, position)
            return Block(fields, position, defects, cut=False)
        after = _junk(view, position, first=not fields)
        if after is None:
            _note(defects, "no-blank-line-before-body", position, position)
            return Block(fields, position, defects, cut=False)
        code = "envelope-line" if _ENVELOPE.match(view, position) else "header-without-colon"
        _note(defects, code, position, after)
        position = after
    return Block(fields, size, defects, cut=False)


def _field(view: bytes, name: re.Match[bytes]) -> Field:
    end = _FIELD_END.search(view, name.end())
    stop = end.start() if end is not None else len(view)
    return Field(name[1].decode("ascii"), view[name.end() : stop].rstrip(b"\r"), name.start(1), stop)


def _note(defects: list[Defect], code: str, start: int, end: int) -> None:
    if len(defects) < _KEPT_PAST_THE_LIMIT:
        defects.append(Defect(code=code, span=Span(start=start, end=end)))


def _is_delimiter(view: bytes, position: int, delimiters: dict[bytes, tuple[int, bool]]) -> bool:
    if not view.startswith(b"--", position):
        return False
    end = view.find(b"\n", position)
    return view[position + 2 : end if end >= 0 else len(view)].rstrip(b" \t\r") in delimiters


def _junk(view: bytes, position: int, *, first: bool) -> int | None:
    """Return where the block goes on after a line that is no field, or None when the line belongs to the body."""
    if _ENVELOPE.match(view, position) or (first and _FOLD.match(view, position)):
        line = _LINE.match(view, position)
        assert line is not None
        after = line.end()
        return after if _NAME.match(view, after) or _BLANK.match(view, after) or _ENVELOPE.match(view, after) else None
    if view.startswith(b"--", position):
        return None  # a delimiter line, or one like it: bodies begin so, headers do not
    after = view.find(b"\n", position) + 1
    return after if after and _WELL_KNOWN.match(view, after) else None


def _cut(view: bytes, position: int, fields: list[Field], defects: list[Defect]) -> Block:
    """Stop at the limit, but keep the few fields behind it that decide how the rest is read or who sent it."""
    end = _BLOCK_END.search(view, position - 1)
    stop = end.start() if end is not None else len(view)
    for name in _KEPT.finditer(view, position - 1, stop):
        if len(defects) >= _KEPT_PAST_THE_LIMIT:
            break
        field = _field(view, name)
        fields.append(field)
        defects.append(Defect(code="header-past-the-limit", span=Span(start=field.start, end=field.end)))
    return Block(fields, end.end() if end is not None else len(view), defects, cut=True)
