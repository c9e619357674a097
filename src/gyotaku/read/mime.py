"""The structure of a mail: parts with their place, found in one pass over the delimiter lines (RFC 2046 section 5.1)."""

from __future__ import annotations

import re

from gyotaku.model.message import Defect, Span
from gyotaku.read.fields import Block, Field, header_block
from gyotaku.read.parameters import Parameters, parameters
from gyotaku.settings import Limits

_MOST_DEFECTS = 200
_SEARCHED = 1024 * 1024
_GUESSED = re.compile(rb"(?:\A|\n)--([^\s-][^\n]{3,150}?|-[^\n]{3,150}?)[ \t\r]*\n(?=content-)", re.IGNORECASE)
_LONE_CR = re.compile(rb"\r(?![\r\n])")
_CR_HEADERS = re.compile(rb"[!-9;-~]+:[^\r\n]*\r[!-9;-~]+:")
_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,100}", re.ASCII)


class Draft:
    """A part while it is being found; `number` is how many children it has so far."""

    __slots__ = (
        "block",
        "boundary",
        "closed",
        "default",
        "defects",
        "depth",
        "end",
        "number",
        "parameters",
        "path",
        "start",
        "type",
    )

    def __init__(self, block: Block, path: str, depth: int, default: str) -> None:
        self.block = block
        self.path = path
        self.depth = depth
        self.default = default
        self.start = block.body
        self.end = block.body
        self.defects = list(block.defects)
        self.number = 0
        self.closed = False
        self.boundary: bytes | None = None
        self.parameters: Parameters | None = None
        self.type = default

    def field(self, name: str) -> Field | None:
        """Return the first field of that lower-case name."""
        return next((field for field in self.block.fields if field.name.lower() == name), None)


def line_view(raw: bytes) -> bytes:
    """Return the bytes with LF at every line end, offsets unchanged: only mail with bare CR as line end is touched."""
    if b"\n" not in raw:
        return raw.replace(b"\r", b"\n")
    return _LONE_CR.sub(b"\n", raw) if _CR_HEADERS.match(raw) else raw


class Outline:
    """The parts of one mail, depth first, with defects of the whole and the names of limits that cut."""

    def __init__(self, view: bytes, limits: Limits) -> None:
        self.view = view
        self.limits = limits
        self.drafts: list[Draft] = []
        self.defects: list[Defect] = []
        self.cuts: dict[str, None] = {}
        self._stack: list[Draft] = []
        self._delimiters: dict[bytes, tuple[int, bool]] = {}
        self._walk()

    def _walk(self) -> None:
        position = self._skip_to_header()
        current: Draft | None = self._begin(position, "0", "text/plain")
        position = self.drafts[0].start
        while self._stack:
            found = self._next_delimiter(position)
            if found is None:
                break
            at, after, index, closing = found
            self._end(current, index, at)
            current = None
            container = self._stack[index]
            position = after
            if closing:
                container.closed = True
                continue
            if len(self.drafts) >= self.limits.parts:
                self.cuts["parts"] = None
                break
            if container.closed:
                self._note(container, "part-after-close", at, after)
                container.closed = False
            container.number += 1
            path = str(container.number) if container.path == "0" else f"{container.path}.{container.number}"
            default = "message/rfc822" if container.type == "multipart/digest" else "text/plain"
            current = self._begin(after, path, default)
            position = current.start
        self._end(current, 0, len(self.view), final=True)

    def _skip_to_header(self) -> int:
        position = 3 if self.view.startswith(b"\xef\xbb\xbf") else 0
        blank = re.compile(rb"(?:[ \t\r]*\n)*").match(self.view, position)
        after = blank.end() if blank is not None else position
        if after > position and re.compile(rb"[!-9;-~]+[ \t]*:|>?From ").match(self.view, after):
            self.defects.append(Defect(code="leading-blank-lines", span=Span(start=position, end=after)))
            return after
        return position

    def _begin(self, position: int, path: str, default: str) -> Draft:
        block = header_block(self.view, position, most=self.limits.headers, delimiters=self._delimiters)
        if block.cut:
            self.cuts["headers"] = None
        draft = Draft(block, path, len(self._stack), default)
        self.drafts.append(draft)
        self._set_type(draft)
        if draft.type.startswith("multipart/"):
            self._open(draft)
        return draft

    def _set_type(self, draft: Draft) -> None:
        field = draft.field("content-type")
        if field is None:
            return
        draft.parameters = parameters(field.raw)
        kind = draft.parameters.main
        if _TYPE.fullmatch(kind):
            draft.type = kind
            return
        self._note(draft, "invalid-content-type", field.start, field.end)
        if "html" in kind:
            draft.type = "text/html"
        elif "boundary" in draft.parameters.values:
            draft.type = "multipart/mixed"

    def _open(self, draft: Draft) -> None:
        if len(self._stack) >= self.limits.depth:
            self.cuts["depth"] = None
            draft.type = "application/octet-stream"
            return
        assert draft.parameters is not None  # noqa: S101 - only a field makes a multipart
        boundary = draft.parameters.values.get("boundary", "").rstrip().encode("utf-8", "replace")
        if not boundary or (self.view.find(b"--" + boundary, draft.start - 1, draft.start + _SEARCHED) < 0):
            guess = _GUESSED.search(self.view, max(draft.start - 1, 0), draft.start + _SEARCHED // 16)
            if guess is not None and guess[1] not in self._delimiters:
                self._note(draft, "boundary-mismatch" if boundary else "boundary-missing", guess.start(1), guess.end(1))
                boundary = guess[1]
        draft.boundary = boundary
        index = len(self._stack)
        self._stack.append(draft)
        if boundary in self._delimiters:
            self._note(draft, "nested-same-boundary", draft.start, draft.start)
        elif boundary:
            self._delimiters[boundary] = (index, False)
            self._delimiters.setdefault(boundary + b"--", (index, True))

    def _next_delimiter(self, position: int) -> tuple[int, int, int, bool] | None:
        """Return (line end before it, start of the next line, stack index, whether it closes) of the next delimiter."""
        view, size = self.view, len(self.view)
        at = view.find(b"\n--", max(position - 1, 0))
        while at >= 0:
            end = view.find(b"\n", at + 1)
            stop = end if end >= 0 else size
            hit = self._delimiters.get(view[at + 3 : stop].rstrip(b" \t\r"))
            if hit is not None:
                return at, min(stop + 1, size), *hit
            at = view.find(b"\n--", stop) if end >= 0 else -1
        return None

    def _end(self, current: Draft | None, index: int, at: int, *, final: bool = False) -> None:
        """End the open part and every container deeper than `index` at the line end `at`."""
        end = at
        if not final:
            while end > 0 and self.view[end - 1] == 0x0D:
                end -= 1
        if current is not None:
            current.end = max(current.start, end)
        keep = 0 if final else index + 1
        for container in self._stack[keep:]:
            container.end = max(container.start, end)
            if not container.closed and container.number:
                self._note(container, "boundary-not-closed", container.start, container.end)
            for line in (container.boundary or b"", (container.boundary or b"") + b"--"):
                if self._delimiters.get(line, (-1, False))[0] >= keep:
                    del self._delimiters[line]
        del self._stack[keep:]

    @staticmethod
    def _note(draft: Draft, code: str, start: int, end: int) -> None:
        if len(draft.defects) < _MOST_DEFECTS:
            draft.defects.append(Defect(code=code, span=Span(start=start, end=end)))
