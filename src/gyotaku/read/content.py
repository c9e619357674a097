"""The content of a part: transfer encoding undone, text decoded, pages read, names found, wrapped parts taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.html import HtmlDocument
from gyotaku.model.message import Decoding, Defect, Header, Part, Span
from gyotaku.read.allowance import Allowance
from gyotaku.read.charset import decode
from gyotaku.read.html import read_html
from gyotaku.read.mime import Draft
from gyotaku.read.parameters import Parameters, parameters
from gyotaku.read.tnef import Inner, is_tnef, unwrapped_tnef
from gyotaku.read.transfer import encoding_name, transfer_decoded, undeclared
from gyotaku.read.uuencoded import taken_out
from gyotaku.read.words import decode_header
from gyotaku.settings import Limits

_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_META_WITHIN = 4096
_PAGE = re.compile(rb"\s{0,2000}<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_IDENTITY = frozenset({"7bit", "8bit", "binary"})
_BYTES_PER_CHARACTER = 4
_SHOWN_TYPE = 1000
_WHOLE_MAIL = 3
"""All text of a mail together may be so many times what one part may have, and so may all its pages."""
_WRAPPED = 4
"""Deepest message inside a winmail.dat that is entered."""
_ESCAPES = 100_000
"""Most ESC bytes of a mail's text that our own decoder follows; real text has one in forty bytes."""


class Reader:
    """Reads the parts of one mail; limits that cut are named in `cuts`, `hint` is a charset used in it."""

    def __init__(
        self, raw: bytes, view: bytes, limits: Limits, *, allowance: Allowance, cuts: dict[str, None], hint: str | None
    ) -> None:
        self._hint = hint
        self._raw = raw
        self._view = view
        self._limits = limits
        self._allowance = allowance
        self._cuts = cuts
        self._left: dict[str, int] = {}
        self._escapes_left = _ESCAPES
        self._wrapped_left = limits.parts

    def parts(self, draft: Draft, headers: tuple[Header, ...]) -> list[Part]:
        """Read one part and those that its content wraps, numbered below it; `headers` are its own fields, decoded."""
        wrapped: list[Inner] = []
        part = self._part(draft, headers, wrapped)
        found = [part]
        waiting = [(part, 0)] if is_tnef(part.content) else []
        if wrapped:
            found += self._inside(part, wrapped)
        for outer, depth in waiting:
            inner, cut = unwrapped_tnef(outer.content, self._limits.html_bytes)
            if cut:
                self._cuts["parts"] = None
            inside = self._inside(outer, inner)
            found += inside
            if depth < _WRAPPED:
                waiting += [(one, depth + 1) for one in inside if is_tnef(one.content)]
        return found

    def _inside(self, outer: Part, inner: list[Inner]) -> list[Part]:
        if len(inner) > self._wrapped_left:
            self._cuts["parts"] = None
        inner = inner[: self._wrapped_left]
        self._wrapped_left -= len(inner)
        return [self._inner(outer, f"{outer.path}.{number}", one) for number, one in enumerate(inner, 1)]

    def _inner(self, outer: Part, path: str, one: Inner) -> Part:
        defects: list[Defect] = []
        text, decoding, page = self._text(one.content, one.media_type, one.charset, defects)
        return Part(
            path=path,
            media_type=one.media_type,
            charset=one.charset,
            disposition="attachment" if one.name is not None else None,
            filename=one.name,
            content_id=one.content_id,
            span=outer.span,
            content=one.content,
            text=text,
            decoding=decoding,
            html=page,
            defects=tuple(defects),
        )

    def _without_files(self, content: bytes, charset: str | None, defects: list[Defect], wrapped: list[Inner]) -> bytes:
        """Take the uuencoded files out of a plain text, as mail programs that know them do."""
        rest, files, more = taken_out(content)
        if more:
            self._cuts["parts"] = None
        for one in files:
            name = decode_header(self._allowance.granted(one.name), hint=charset or self._hint)[0]
            wrapped.append(Inner("application/octet-stream", one.content, " ".join(name.split())))
            defects += [Defect(code=code) for code in ("uuencoded-file", *one.codes)]
        return rest

    def _part(self, draft: Draft, headers: tuple[Header, ...], wrapped: list[Inner]) -> Part:
        defects = list(draft.defects)
        media_type = draft.type
        if media_type.startswith("multipart/") and not draft.container:
            defects.append(Defect(code="multipart-without-parts", span=Span(start=draft.start, end=draft.end)))
            media_type = "text/plain"
        declared = draft.parameters or Parameters("", {}, {})
        field = draft.field("content-disposition")
        disposition = parameters(self._allowance.granted(field.raw), hint=declared.values.get("charset")) if field else None
        encoding, content = (self._encoding(draft)[0], b"") if draft.container else self._content(draft, media_type, defects)
        charset = declared.values.get("charset") or None
        filename, log = _filename(disposition, declared)
        written = content
        if media_type == "text/plain" and b"begin " in content and (disposition is None or disposition.main != "attachment"):
            written = self._without_files(content, charset, defects, wrapped)
        text, decoding, page = self._text(written, media_type, charset, defects)
        kind = draft.field("content-type")
        identity = draft.field("content-id")
        return Part(
            path="1" if draft.path == "0" and not draft.container else draft.path,
            media_type=media_type,
            declared_type=decode_header(kind.raw[:_SHOWN_TYPE], quick=True)[0] if kind else "",
            charset=charset,
            disposition=(disposition.main or None) if disposition else None,
            filename=filename,
            filename_decodings=log,
            content_id=decode_header(identity.raw[:_SHOWN_TYPE], quick=True)[0].strip("<> ") if identity else None,
            transfer_encoding=encoding,
            boundary=draft.boundary.decode("utf-8", "replace") if draft.container and draft.boundary else None,
            headers=headers,
            span=Span(start=draft.start, end=draft.end),
            content=content,
            text=text,
            decoding=decoding,
            html=page,
            defects=tuple(defects),
        )

    @staticmethod
    def _encoding(draft: Draft) -> tuple[str, bool, bool]:
        """Return the transfer encoding acted on, whether it is a known one, whether one was declared."""
        field = draft.field("content-transfer-encoding")
        if field is None:
            return "7bit", True, False
        return *encoding_name(field.raw[:200].decode("ascii", "replace")), True

    def _content(self, draft: Draft, media_type: str, defects: list[Defect]) -> tuple[str, bytes]:
        encoding, known, _ = self._encoding(draft)
        if not known:
            defects.append(Defect(code="unknown-transfer-encoding", detail=encoding))
        body = self._raw[draft.start : draft.end]
        if (encoding in _IDENTITY or not known) and media_type.startswith("text/"):
            found = undeclared(body)
            if found is not None:
                defects.append(Defect(code=f"undeclared-{found}"))
                encoding = found
        if self._view is not self._raw and encoding not in _IDENTITY:
            body = self._view[draft.start : draft.end]
        content, codes = transfer_decoded(body, encoding)
        defects += [Defect(code=code) for code in codes]
        return encoding, content

    def _text(
        self, content: bytes, media_type: str, charset: str | None, defects: list[Defect]
    ) -> tuple[str | None, Decoding | None, HtmlDocument | None]:
        page = media_type in _PAGES
        if not page and not media_type.startswith("text/"):
            return None, None, None
        limit = "html_bytes" if page else "text_chars"
        most = self._limits.html_bytes if page else self._limits.text_chars * _BYTES_PER_CHARACTER
        left = self._left.get(limit, most * _WHOLE_MAIL)
        if len(content) > min(most, left):
            self._cuts[limit] = None
            content = content[: min(most, left)]
        self._left[limit] = left - len(content)
        if b"\x1b" in content:  # Looking for one is far cheaper than counting, and hardly any text has one.
            self._escapes_left -= content.count(b"\x1b")
        hint = self._hint
        if page and (charset is None or not content.isascii()) and (meta := _META.search(content, 0, _META_WITHIN)) is not None:
            named = meta[1].decode("ascii")
            charset, hint = charset or named, named
        text, decoding = decode(content, charset, hint=hint, quick=self._escapes_left < 0)
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if page:
            document = read_html(text, self._limits)
            self._cuts.update(dict.fromkeys(_page_cuts(document, self._limits)))
            return text, decoding, document
        if len(text) > self._limits.text_chars:
            self._cuts[limit] = None
            text = text[: self._limits.text_chars]
        if media_type == "text/plain" and _PAGE.match(content):
            defects.append(Defect(code="html-in-plain-text"))
        return text, decoding, None


def _page_cuts(page: HtmlDocument, limits: Limits) -> Iterator[str]:
    """Name the limits that cut a page."""
    if "css-cut" in page.traits:
        yield "css"
    if page.cut:
        long = sum(len(run.text) for run in page.runs) >= 0.9 * limits.text_chars
        yield "links" if len(page.anchors) >= limits.links else "text_chars" if long else "html_bytes"


def _filename(disposition: Parameters | None, declared: Parameters) -> tuple[str | None, tuple[Decoding, ...]]:
    """Return the file name that mail programs show: of the disposition first (RFC 2183), else of the type."""
    for found, name in ((disposition, "filename"), (declared, "name"), (disposition, "name"), (declared, "filename")):
        if found is not None and found.values.get(name):
            return found.values[name], found.decodings[name]
    return None, ()
