"""Parameters of Content-Type and Content-Disposition, also written in the wrong ways (RFC 2045, RFC 2231)."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from gyotaku.model.message import Decoding
from gyotaku.read.charset import decode
from gyotaku.read.words import decode_header, printable

_FOLD = re.compile(rb"\r*\n[ \t]*")
_MAIN = re.compile(rb"\s*([^;,\s\"'()=]+)")
_PARAMETER = re.compile(
    rb"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,80})[ \t]*=[ \t]*"
    rb"(?:\"((?:[^\"\\]|\\.)*)(?:\"|\Z)|'([^';]*)'(?=[ \t]*(?:;|\Z))|([^;\"]*))",
    re.DOTALL,
)
_SECTION = re.compile(r"(.+?)(?:\*(\d{1,4}))?(\*)?")
_ESCAPE = re.compile(rb"\\([\"\\])")
_MOST = 200


class Parameters(NamedTuple):
    """A structured value: the part before the first semicolon, and the parameters by lower-case name."""

    main: str
    values: dict[str, str]
    decodings: dict[str, tuple[Decoding, ...]]


def parameters(raw: bytes, *, hint: str | None = None) -> Parameters:
    """Read `main; name=value; …`: continuations, percent encoding, encoded words, raw 8-bit, missing semicolons."""
    raw = _FOLD.sub(b" ", raw)
    main = _MAIN.match(raw)
    sections: dict[str, list[tuple[int, bool, bytes]]] = {}
    for count, found in enumerate(_PARAMETER.finditer(raw, main.end() if main else 0)):
        if count >= _MOST:
            break
        name = found[1].decode("ascii").lower()
        section = _SECTION.fullmatch(name)
        if section is None:
            continue
        quoted = found[2] is not None
        value = _ESCAPE.sub(rb"\1", found[2]) if quoted else (found[3] if found[3] is not None else found[4].strip())
        number = int(section[2]) if section[2] else -1
        sections.setdefault(section[1], []).append((number, bool(section[3]), value))
    values: dict[str, str] = {}
    decodings: dict[str, tuple[Decoding, ...]] = {}
    for name, pieces in sections.items():
        values[name], decodings[name] = _joined(pieces, hint)
    return Parameters(main[1].decode("ascii", "replace").lower() if main else "", values, decodings)


def _joined(pieces: list[tuple[int, bool, bytes]], hint: str | None) -> tuple[str, tuple[Decoding, ...]]:
    extended = [piece for piece in pieces if piece[0] < 0 and piece[1]]
    numbered = sorted((piece for piece in pieces if piece[0] >= 0), key=lambda piece: piece[0])
    chosen = extended[:1] or numbered or pieces[:1]
    if not any(piece[1] for piece in chosen):
        text, log = decode_header(b"".join(piece[2] for piece in chosen), hint=hint)
        return text, log
    charset, joined = None, b""
    for place, (_, percent, value) in enumerate(chosen):
        piece = value
        if percent:
            if place == 0 and value.count(b"'") >= 2:
                label, _, piece = value.split(b"'", 2)
                charset = label.decode("ascii", "replace") or None
            piece = unquote_to_bytes(piece)
        joined += piece
    text, log_entry = decode(joined, charset, hint=hint)
    return printable(text), (log_entry,)
