"""The structure of a mail: parts with their place, found in one pass over the delimiter lines (RFC 2046 section 5.1).

Nothing recurses and nothing is looked for twice: a table holds the delimiter lines of every multipart that is open, so that a
line costs the same at any depth. Where mail programs differ the reading that shows more is taken, and the defect is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.message import Defect, Span
from gyotaku.read.allowance import Allowance
from gyotaku.read.fields import Block, Field, header_block
from gyotaku.read.parameters import Parameters, parameters
from gyotaku.settings import Limits

_MOST_DEFECTS = 50
"""Most defects kept of one part."""
_SEARCHED = 1024 * 1024
"""Bytes after a multipart's headers in which its boundary must turn up before another is guessed."""
_GUESSED_WITHIN = 64 * 1024
_GUESSED = re.compile(rb"(?:\A|\n)--([^\n]{3,150}?)[ \t\r]*\n(?=content-)", re.IGNORECASE)
_UNDECLARED = re.compile(
    rb"\s{0,200}(?:this is a multi-?part message[^\n]{0,200}\n\s{0,200})?--([^\n]{3,150}?)[ \t\r]*\n(?=content-)", re.IGNORECASE
)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,2000}<(?:!doctype\s+html|html|head|body|div|table|center|style|meta)[\s>]", re.IGNORECASE
)
_LONE_CR = re.compile(rb"\r(?![\r\n])")
_CR_HEADERS = re.compile(rb"[!-9;-~]+:[^\r\n]*\r[!-9;-~]+:")
_BLANK = frozenset({b" ", b"\t", b"\r", b"\n"})
_HEADER_START = re.compile(rb"[!-9;-~]+[ \t]*:|>?From ")
_TYPE = re.compile(r"[\w.+*-]{1,60}/[\w.+*-]{1,100}", re.ASCII)
_STRUCTURED = 16 * 1024
"""Bytes of one Content-Type field that are read."""
_ODD_LINES = 50_000
"""After so many lines that start with two hyphens and are no delimiters, the rest is searched by a compiled pattern."""


class Draft:
    """A part while it is being found; `number` is how many children it has so far."""

    __slots__ = ("block", "boundary", "closed", "defects", "end", "number", "parameters", "path", "start", "type")

    def __init__(self, block: Block, path: str, default: str) -> None:
        self.block = block
        self.path = path
        self.start = block.body
        self.end = block.body
        self.defects = list(block.defects)
        self.number = 0
        self.closed = False
        self.boundary: bytes | None = None
        self.parameters: Parameters | None = None
        self.type = default

    @property
    def container(self) -> bool:
        """Whether it holds other parts."""
        return self.number > 0

    def field(self, name: str) -> Field | None:
        """Return the first field of that lower-case name."""
        return next((field for field in self.block.fields if field.name.lower() == name), None)

    def note(self, code: str, start: int, end: int) -> None:
        """Keep a defect, up to a number."""
        if len(self.defects) < _MOST_DEFECTS:
            self.defects.append(Defect(code=code, span=Span(start=start, end=end)))


def line_view(raw: bytes) -> bytes:
    """Return the bytes with LF at every line end, offsets unchanged: only mail that ends lines with a bare CR is touched."""
    if b"\n" not in raw:
        return raw.replace(b"\r", b"\n")
    return _LONE_CR.sub(b"\n", raw) if b"\r" in raw and _CR_HEADERS.match(raw) else raw


def outline(view: bytes, limits: Limits, allowance: Allowance) -> Outline:
    """Find the parts of a mail whose lines end in LF (see `line_view`)."""
    found = Outline(view, limits, allowance)
    found.walk()
    return found


class Outline:
    """The parts of one mail, depth first, with the defects of the whole and the names of limits that cut."""

    def __init__(self, view: bytes, limits: Limits, allowance: Allowance) -> None:
        self.view = view
        self.drafts: list[Draft] = []
        self.defects: list[Defect] = []
        self.cuts: dict[str, None] = {}
        self._limits = limits
        self._allowance = allowance
        self._stack: list[Draft] = []
        self._delimiters: dict[bytes, tuple[int, bool]] = {}
        self._odd = 0
        self._headers_left = limits.headers

    def walk(self) -> None:
        """Go through the delimiter lines once, opening and ending parts."""
        current: Draft | None = self._begin(self._first_header(), "0", "text/plain")
        position = self.drafts[0].start
        for at, after, index, closing in self._delimiter_lines(position):
            self._end(current, at, keep=index + 1)
            current = None
            container = self._stack[index]
            if closing:
                container.closed = True
                self._position = after
                continue
            if len(self.drafts) >= self._limits.parts:
                self.cuts["parts"] = None
                break
            if container.closed:
                container.note("part-after-close", at, after)
                container.closed = False
            container.number += 1
            path = str(container.number) if container.path == "0" else f"{container.path}.{container.number}"
            current = self._begin(after, path, "message/rfc822" if container.type == "multipart/digest" else "text/plain")
            self._position = current.start
        self._end(current, len(self.view), keep=0)

    def _first_header(self) -> int:
        position = 0
        if self.view.startswith(b"\xef\xbb\xbf"):
            self.defects.append(Defect(code="leading-byte-order-mark", span=Span(start=0, end=3)))
            position = 3
        if self.view[position : position + 1] not in _BLANK:
            return position
        text = len(self.view) - len(self.view[position:].lstrip(b" \t\r\n"))
        after = self.view.rfind(b"\n", position, text) + 1
        if not after or not _HEADER_START.match(self.view, after):
            return position
        self.defects.append(Defect(code="leading-blank-lines", span=Span(start=position, end=after)))
        return after

    def _begin(self, position: int, path: str, default: str) -> Draft:
        block = header_block(self.view, position, most=max(self._headers_left, 20), delimiters=self._delimiters)
        if self.drafts:
            self._headers_left -= len(block.fields)
        if block.cut:
            self.cuts["headers"] = None
        draft = Draft(block, path, default)
        self.drafts.append(draft)
        self._set_type(draft)
        if draft.type.startswith("multipart/"):
            self._open(draft)
        return draft

    def _set_type(self, draft: Draft) -> None:
        field = draft.field("content-type")
        if field is None or not field.raw.strip():
            self._sniff(draft)
            return
        draft.parameters = parameters(self._allowance.granted(field.raw)[:_STRUCTURED])
        kind = draft.parameters.main
        if _TYPE.fullmatch(kind):
            draft.type = kind
            return
        draft.note("invalid-content-type", field.start, field.end)
        if "html" in kind:
            draft.type = "text/html"
        elif "boundary" in draft.parameters.values:
            draft.type = "multipart/mixed"
        else:
            self._sniff(draft)

    def _sniff(self, draft: Draft) -> None:
        """Look at the body of a part that names no type: a page is shown as one, a lost multipart header made up for."""
        if draft.type != "text/plain":
            return
        undeclared = _UNDECLARED.match(self.view, draft.start) if not self._stack else None
        if undeclared is not None:
            draft.note("undeclared-multipart", undeclared.start(1), undeclared.end(1))
            draft.type, draft.boundary = "multipart/mixed", undeclared[1]
        elif _HTML.match(self.view, draft.start):
            draft.note("untyped-html", draft.start, draft.start)
            draft.type = "text/html"

    def _open(self, draft: Draft) -> None:
        if len(self._stack) >= self._limits.depth:
            self.cuts["depth"] = None
            draft.type = "application/octet-stream"
            return
        boundary = self._boundary(draft)
        draft.boundary = boundary
        index = len(self._stack)
        self._stack.append(draft)
        if boundary in self._delimiters:
            # The outer part's delimiter wins, as mail programs that pass lines from outside inwards have it.
            draft.note("nested-same-boundary", draft.start, draft.start)
        elif boundary:
            self._delimiters[boundary] = (index, False)
            self._delimiters.setdefault(boundary + b"--", (index, True))

    def _boundary(self, draft: Draft) -> bytes:
        """Return the declared boundary, or the one that is used when it is missing or turns up nowhere."""
        if draft.boundary:
            return draft.boundary
        declared = draft.parameters.values.get("boundary", "") if draft.parameters else ""
        boundary = declared.rstrip().encode("utf-8", "replace")
        before = max(draft.start - 1, 0)
        if boundary and self.view.find(b"--" + boundary, before, draft.start + _SEARCHED) >= 0:
            return boundary
        guess = _GUESSED.search(self.view, before, draft.start + _GUESSED_WITHIN)
        if guess is None or guess[1] in self._delimiters:
            return boundary
        draft.note("boundary-mismatch" if boundary else "boundary-missing", guess.start(1), guess.end(1))
        return guess[1]

    def _delimiter_lines(self, position: int) -> Iterator[tuple[int, int, int, bool]]:
        """Yield (line end before it, start of the next line, stack index, whether it closes) of each delimiter line.

        `self._position` says where to go on, since the headers of the part just begun are behind us by then.
        """
        view, size = self.view, len(self.view)
        self._position = position
        while self._delimiters:
            at = self._next(max(self._position - 1, 0))
            if at < 0:
                return
            end = view.find(b"\n", at + 1)
            stop = end if end >= 0 else size
            hit = self._delimiters.get(view[at + 3 : stop].rstrip(b" \t\r"))
            if hit is None:
                self._odd += 1
                self._position = stop + 1
            else:
                yield at, min(stop + 1, size), *hit

    def _next(self, position: int) -> int:
        """Return where the next line that may be a delimiter begins (its LF before it), or -1."""
        if self._odd < _ODD_LINES:
            return self.view.find(b"\n--", position)
        known = b"|".join(re.escape(line) for line in sorted(self._delimiters, reverse=True))
        found = re.compile(rb"\n--(?:" + known + rb")[ \t\r]*(?:\n|\Z)").search(self.view, position)
        return found.start() if found is not None else -1

    def _end(self, current: Draft | None, at: int, *, keep: int) -> None:
        """End the part being read and every multipart deeper than the first `keep` at the line end `at`."""
        end = at
        if end < len(self.view):
            while end > 0 and self.view[end - 1] == 0x0D:
                end -= 1
        if current is not None:
            current.end = max(current.start, end)
        for container in self._stack[keep:]:
            container.end = max(container.start, end)
            if container.number and not container.closed:
                container.note("boundary-not-closed", container.start, container.end)
        del self._stack[keep:]
        if current is not None or keep == 0 or any(index >= keep for index, _ in self._delimiters.values()):
            self._delimiters = {line: hit for line, hit in self._delimiters.items() if hit[0] < keep}
