"""Specimen to message: every header and part with its place, decoded beside the raw bytes, defects kept."""

from __future__ import annotations

import re

from gyotaku.model.html import HtmlDocument
from gyotaku.model.message import Decoding, Defect, Header, Message, Part, Span, Specimen
from gyotaku.read.charset import decode
from gyotaku.read.fields import Field
from gyotaku.read.mime import Draft, Outline, line_view
from gyotaku.read.parameters import parameters
from gyotaku.read.transfer import encoding_name, transfer_decoded
from gyotaku.read.words import decode_header
from gyotaku.settings import DEFAULT, Limits, Settings

try:
    from gyotaku.read.html import read_html
except ImportError:  # pragma: no cover

    def read_html(text: str, limits: Limits) -> HtmlDocument:  # noqa: ARG001
        """Stand in until the real one is here."""
        return HtmlDocument()


_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def read(specimen: Specimen, settings: Settings = DEFAULT) -> Message:
    """Read a specimen. Never raises: what is malformed is kept in `defects`, what a limit cut is named in `cuts`."""
    view = line_view(specimen.raw)
    outline = Outline(view, settings.limits)
    cuts = outline.cuts
    root = outline.drafts[0]
    hint = root.parameters.values.get("charset") if root.parameters else None
    headers = _headers(root.block.fields, settings.limits, hint, cuts)
    parts = []
    for draft in outline.drafts:
        own = tuple(header for header in headers if header.key.startswith("content-")) if draft is root else None
        parts.append(_part(specimen.raw, draft, own, settings.limits, cuts))
    if b"\0" in specimen.raw:
        outline.defects.append(Defect(code="nul-bytes"))
    return Message(specimen=specimen, headers=headers, parts=tuple(parts), defects=tuple(outline.defects), cuts=tuple(cuts))


def _headers(fields: list[Field], limits: Limits, hint: str | None, cuts: dict[str, None]) -> tuple[Header, ...]:
    headers = []
    for index, field in enumerate(fields):
        raw = field.raw
        if len(raw) > limits.header_bytes:
            cuts["header_bytes"] = None
            raw = raw[: limits.header_bytes]
        value, decodings = decode_header(raw, hint=hint)
        span = Span(start=field.start, end=field.end)
        headers.append(Header(index=index, name=field.name, raw=field.raw, value=value, span=span, decodings=decodings))
    return tuple(headers)


def _part(raw: bytes, draft: Draft, own: tuple[Header, ...] | None, limits: Limits, cuts: dict[str, None]) -> Part:
    container = draft.type.startswith("multipart/") and draft.number > 0
    media_type = draft.type if container or not draft.type.startswith("multipart/") else "text/plain"
    defects = list(draft.defects)
    if media_type != draft.type:
        defects.append(Defect(code="multipart-without-parts"))
    values = draft.parameters.values if draft.parameters else {}
    charset = values.get("charset") or None
    headers = own if own is not None else _headers(draft.block.fields, limits, charset, cuts)
    field = draft.field("content-transfer-encoding")
    encoding, known = encoding_name(field.raw.decode("ascii", "replace")) if field else ("7bit", True)
    if not known:
        defects.append(Defect(code="unknown-transfer-encoding"))
    content, codes = (b"", ()) if container else transfer_decoded(raw[draft.start : draft.end], encoding)
    defects += [Defect(code=code) for code in codes]
    text, decoding, html = (
        _text(content, media_type, charset, limits, cuts) if media_type.startswith("text/") else (None, None, None)
    )
    disposition = draft.field("content-disposition")
    shown = parameters(disposition.raw, hint=charset) if disposition else None
    filename, log = None, ()
    for found, name in ((shown, "filename"), (draft.parameters, "name"), (shown, "name")):
        if found is not None and found.values.get(name):
            filename, log = found.values[name], found.decodings[name]
            break
    kind = draft.field("content-type")
    identity = draft.field("content-id")
    return Part(
        path="1" if draft.path == "0" and not container else draft.path,
        media_type=media_type,
        declared_type=decode_header(kind.raw[:2000])[0] if kind else "",
        charset=charset,
        disposition=(shown.main or None) if shown else None,
        filename=filename,
        filename_decodings=log,
        content_id=identity.raw.decode("ascii", "replace").strip().strip("<>") if identity else None,
        transfer_encoding=encoding,
        boundary=draft.boundary.decode("utf-8", "replace") if container and draft.boundary else None,
        headers=headers,
        span=Span(start=draft.start, end=draft.end),
        content=content,
        text=text,
        decoding=decoding,
        html=html,
        defects=tuple(defects),
    )


def _text(
    content: bytes, media_type: str, charset: str | None, limits: Limits, cuts: dict[str, None]
) -> tuple[str, Decoding, HtmlDocument | None]:
    page = media_type == "text/html"
    most = limits.html_bytes if page else limits.text_chars * 4
    if len(content) > most:
        cuts["html_bytes" if page else "text_chars"] = None
        content = content[:most]
    if page and charset is None:
        meta = _META.search(content, 0, 4096)
        charset = meta[1].decode("ascii") if meta else None
    text, decoding = decode(content, charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not page and len(text) > limits.text_chars:
        cuts["text_chars"] = None
        text = text[: limits.text_chars]
    return text, decoding, read_html(text, limits) if page else None
