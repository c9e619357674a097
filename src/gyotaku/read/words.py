"""Header values decoded: folds, encoded words (RFC 2047) in every shape they are found in, raw 8-bit."""

from __future__ import annotations

import binascii
import re

from gyotaku.model.message import Decoding
from gyotaku.read.charset import decode
from gyotaku.read.transfer import transfer_decoded

_FOLD = re.compile(rb"\r*\n[ \t]*")
_START = re.compile(rb"=\?([^?\r\n]{0,80})\?([bBqQ])\?")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def printable(text: str) -> str:
    """Make controls visible or a space, so that a value stays on one line and can be stored anywhere."""
    return _CONTROL.sub(_shown, text) if _CONTROL.search(text) else text


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in {9, 10, 13, 0x85, 0x2028, 0x2029}:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def decode_header(raw: bytes, *, hint: str | None = None) -> tuple[str, tuple[Decoding, ...]]:
    """Decode a field value as it stands after the colon."""
    value = (_FOLD.sub(b" ", raw) if b"\n" in raw else raw).strip(b" \t\r")
    if b"=?" not in value and value.isascii() and b"\x1b" not in value:
        return printable(value.decode("ascii")), ()
    log: dict[Decoding, None] = {}
    out: list[str] = []
    position, group, label = 0, b"", b""

    def literal(piece: bytes) -> None:
        if not piece:
            return
        text, why = decode(piece, None, hint=hint)
        if why.why != "ascii":
            log[why] = None
        out.append(text)

    def flush() -> None:
        nonlocal group
        if group:
            text, why = decode(group, label.decode("ascii", "replace"))
            log[why] = None
            out.append(text)
            group = b""

    for start in _START.finditer(value):
        if start.start() < position:
            continue
        end = value.find(b"?=", start.end())
        if end < 0:
            break
        between = value[position : start.start()]
        if not group or between.strip() or start[1].lower() != label:
            flush()
            literal(between)
        label = start[1].lower()
        body = value[start.end() : end]
        group += transfer_decoded(body, "base64")[0] if start[2] in b"bB" else binascii.a2b_qp(body, header=True)
        position = end + 2
    flush()
    literal(value[position:])
    return printable("".join(out)).strip(), tuple(log)
