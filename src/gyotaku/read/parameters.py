"""Parameters of Content-Type and Content-Disposition, also written in the wrong ways (RFC 2045 section 5.1, RFC 2231).

Wrong ways that are read: no semicolon between parameters, quotes never closed or inside a name, encoded words in quotes,
raw 8-bit or ISO-2022-JP between the quotes, a wrong charset in RFC 2231, pieces out of order, percent signs without RFC 2231.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from gyotaku.model.message import Decoding
from gyotaku.read.charset import decode
from gyotaku.read.words import decode_header, printable

_FOLD = re.compile(rb"\r*\n[ \t]*")
_MAIN = re.compile(rb"[\s\"']*([^;,\s\"'()=]+)")
_NAME = rb"(?<![!#$%&'*+.^_`|~0-9A-Za-z-])([!#$%&'*+.^_`|~0-9A-Za-z-]{1,80})[ \t]*=[ \t]*"
# Between quotes: a run of ISO-2022-JP and the second byte of a Shift_JIS pair may look like a quote or a backslash; a quote that
# is not followed by the end, a separator or the next parameter belongs to the value.
_QUOTED = (
    rb"\"((?:\x1b\$[@B][^\x1b]*|[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]|[^\"\\]|\\.|\\\Z"
    rb"|\"(?![ \t]*(?:[;,]|\Z|[A-Za-z0-9*-]{1,40}=)))*)(?:\"|\Z)"
)
_PARAMETER = re.compile(_NAME + rb"(?:" + _QUOTED + rb"|'([^';]*)'(?=[ \t]*(?:;|\Z))|([^;\"]*))", re.DOTALL)
_SECTION = re.compile(r"(.+?)(?:\*(\d{1,4}))?(\*)?")
_ESCAPE = re.compile(rb"([\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc])|\\([\"\\])")
_PERCENT = re.compile(rb"(?:%[89A-Fa-f][0-9A-Fa-f]){2,}")
_COMMENT = re.compile(r"\s+\([^()]{0,100}\)?$")
_MOST = 100
"""Most parameters of one value."""
_NEVER_COMMENTED = frozenset({"filename", "name"})


class _Piece(NamedTuple):
    number: int
    """Place in a continuation, -1 without one."""
    extended: bool
    """Whether the name ended in an asterisk: percent-encoded, the first piece with charset and language."""
    value: bytes


class Parameters(NamedTuple):
    """A structured value: what stands before the first semicolon, and the parameters by lower-case name."""

    main: str
    values: dict[str, str]
    decodings: dict[str, tuple[Decoding, ...]]


def parameters(raw: bytes, *, hint: str | None = None) -> Parameters:
    """Read `main; name=value; …`. The first of two equal names wins; `hint` is the charset used elsewhere in the mail."""
    raw = _FOLD.sub(b" ", raw)
    main = _MAIN.match(raw)
    if main is not None and raw[main.end() : main.end() + 20].lstrip().startswith(b"="):
        main = None
    named: dict[str, list[_Piece]] = {}
    for count, found in enumerate(_PARAMETER.finditer(raw, main.end() if main else 0)):
        if count >= _MOST:
            break
        section = _SECTION.fullmatch(found[1].decode("ascii").lower())
        if section is None:
            continue
        value = _unescaped(found[2]) if found[2] is not None else found[3] if found[3] is not None else found[4].strip()
        number = int(section[2]) if section[2] else -1
        named.setdefault(section[1], []).append(_Piece(number, bool(section[3]), value))
    values: dict[str, str] = {}
    decodings: dict[str, tuple[Decoding, ...]] = {}
    for name, pieces in named.items():
        text, decodings[name] = _value(pieces, hint)
        values[name] = text if name in _NEVER_COMMENTED else _COMMENT.sub("", text)
    return Parameters(main[1].decode("ascii", "replace").lower() if main else "", values, decodings)


def _unescaped(quoted: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: found[1] or found[2], quoted) if b"\\" in quoted else quoted


def _value(pieces: list[_Piece], hint: str | None) -> tuple[str, tuple[Decoding, ...]]:
    """Choose among the ways one parameter was written: whole and extended, in pieces, plain."""
    whole = [piece for piece in pieces if piece.number < 0 and piece.extended]
    numbered = sorted((piece for piece in pieces if piece.number >= 0), key=lambda piece: piece.number)
    chosen = whole[:1] or numbered or pieces[:1]
    if any(piece.extended for piece in chosen):
        return _extended(chosen, hint)
    joined = b"".join(piece.value for piece in chosen)
    if _PERCENT.search(joined):
        text, decoding = decode(unquote_to_bytes(joined), None, hint=hint)
        if decoding.exact:
            return printable(text), (Decoding(declared=None, used=decoding.used, why="detected"),)
    return decode_header(joined, hint=hint)


def _extended(pieces: list[_Piece], hint: str | None) -> tuple[str, tuple[Decoding, ...]]:
    charset = None
    joined: list[bytes] = []
    for place, piece in enumerate(pieces):
        value = piece.value
        if piece.extended:
            if place == 0 and value.count(b"'") >= 2:
                label, _, value = value.split(b"'", 2)
                charset = label.decode("ascii", "replace").strip() or None
            value = unquote_to_bytes(value)
        joined.append(value)
    raw = b"".join(joined)
    if b"=?" in raw:
        return decode_header(raw, hint=charset or hint)
    text, decoding = decode(raw, charset, hint=hint)
    return printable(text), (decoding,)
