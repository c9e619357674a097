"""Specimen to message: every header and part with its place, decoded beside the raw bytes, defects kept."""

from __future__ import annotations

from collections import Counter

from gyotaku.model.message import Defect, Header, Message, Part, Span, Specimen
from gyotaku.read.allowance import Allowance
from gyotaku.read.content import Reader
from gyotaku.read.fields import Field
from gyotaku.read.mime import Draft, line_view, outline
from gyotaku.read.words import decode_header
from gyotaku.settings import DEFAULT, Settings

_ADDRESSED = frozenset({
    "from", "to", "cc", "bcc", "sender", "reply-to", "return-path", "errors-to", "disposition-notification-to",
    "resent-from", "resent-to", "resent-cc", "resent-sender", "mail-followup-to", "x-original-from", "x-sender",
})  # fmt: skip
_ONCE = frozenset({
    "from", "sender", "reply-to", "to", "cc", "subject", "date", "message-id", "mime-version", "content-type",
    "content-transfer-encoding",
})  # fmt: skip
_MOST_DEFECTS = 200


def read(specimen: Specimen, settings: Settings = DEFAULT) -> Message:
    """Read a specimen. Never raises: what is malformed is kept in `defects`, what a limit cut is named in `cuts`.

    `Message.defects` repeats the defects of the parts, with the part's path as detail.
    """
    limits = settings.limits
    allowance = Allowance(limits.header_bytes)
    view = line_view(specimen.raw)
    found = outline(view, limits, allowance)
    hint = _charset_used(found.drafts)
    root = found.drafts[0]
    headers = _headers(root.block.fields, allowance, hint)
    reader = Reader(specimen.raw, view, limits, allowance=allowance, cuts=found.cuts, hint=hint)
    parts: list[Part] = []
    for draft in found.drafts:
        # The message's own fields that describe its body (RFC 2045 section 3) are those of its only or outermost part.
        own = (
            tuple(h for h in headers if h.key.startswith("content-"))
            if draft is root
            else _headers(draft.block.fields, allowance, hint)
        )
        parts += reader.parts(draft, own)
    if allowance.cut:
        found.cuts["header_bytes"] = None
    defects = [*found.defects, *_of_the_whole(specimen.raw, view, root)]
    for part in parts:
        defects += [Defect(code=each.code, detail=each.detail or f"part {part.path}", span=each.span) for each in part.defects]
    return Message(
        specimen=specimen,
        headers=headers,
        parts=tuple(parts),
        defects=tuple(defects[:_MOST_DEFECTS]),
        cuts=tuple(found.cuts),
    )


def _charset_used(drafts: list[Draft]) -> str | None:
    """Return the first charset a part declares: the best hint for header fields of raw bytes."""
    declared = (draft.parameters.values.get("charset") for draft in drafts if draft.parameters)
    return next((charset for charset in declared if charset), None)


def _headers(fields: list[Field], allowance: Allowance, hint: str | None) -> tuple[Header, ...]:
    headers = []
    for index, field in enumerate(fields):
        raw = allowance.granted(field.raw)
        addressed = field.name.lower() in _ADDRESSED
        value, decodings = decode_header(raw, hint=hint, addresses=addressed, quick=allowance.spent)
        headers.append(
            Header(
                index=index,
                name=field.name,
                raw=field.raw,
                value=value,
                span=Span(start=field.start, end=field.end),
                decodings=decodings,
            )
        )
    return tuple(headers)


def _of_the_whole(raw: bytes, view: bytes, root: Draft) -> list[Defect]:
    defects = []
    if not root.block.fields:
        defects.append(Defect(code="no-headers"))
    if view is not raw and view != raw:
        defects.append(Defect(code="bare-cr-line-ends"))
    if b"\0" in raw:
        at = raw.find(b"\0")
        defects.append(Defect(code="nul-bytes", span=Span(start=at, end=at + 1)))
    counts = Counter(field.name.lower() for field in root.block.fields)
    defects += [Defect(code="duplicate-header", detail=name) for name in sorted(_ONCE) if counts[name] > 1]
    return defects
