"""Content-Transfer-Encoding undone, as far as what is there allows (RFC 2045 section 6)."""

from __future__ import annotations

import binascii
import re

_SPACE = b" \t\r\n"
_TOKEN = re.compile(r"[a-z0-9-]+")
_SEGMENT = re.compile(rb"[A-Za-z0-9+/]+")
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_PADDED = re.compile(rb"[A-Za-z0-9+/]+={1,2}(?![=A-Za-z0-9+/])")
_ALPHABET = bytes(sorted(set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")))
_PRINTABLE = bytes((9, 10, 12, 13, *range(0x20, 0x7F)))
_UU = bytes(byte if 0x20 <= byte <= 0x60 else 0x20 for byte in range(256))
_NOT_BASE64 = bytes(sorted(set(range(256)) - set(_ALPHABET)))
_BROKEN_SOFT = re.compile(rb"=[ \t]{1,80}\r?\n|=\r(?!\n)")
_ESCAPED = re.compile(rb"=(?:[0-9A-F]{2}|\r?\n)")
_SOFT = re.compile(rb"=\r?\n")
_MANY_LINES = 100_000
_SHORT_LINE = 24
"""Base64 with so many lines shorter than this, or so many paddings, was made to be slow: it is decoded in one go."""
_DIRT = 25
"""One foreign byte in so many of a base64 line is dirt; more make it a line of something else."""
_SHORTEST = 120
"""Shorter text is not taken for something encoded that forgot to say so."""
_LOOKED_AT = 64 * 1024
_NAMES = {
    "base64": "base64",
    "b64": "base64",
    "quoted-printable": "quoted-printable",
    "quotedprintable": "quoted-printable",
    "qp": "quoted-printable",
    "7bit": "7bit",
    "7-bit": "7bit",
    "8bit": "8bit",
    "8-bit": "8bit",
    "binary": "binary",
    "x-uuencode": "uuencode",
    "x-uue": "uuencode",
    "uuencode": "uuencode",
    "uue": "uuencode",
}


def encoding_name(written: str) -> tuple[str, bool]:
    """Return the encoding a field names and whether the name is a known one."""
    token = _TOKEN.search(written.lower())
    if token is None:
        return "7bit", False
    name = _NAMES.get(token[0])
    return (name, True) if name else (token[0][:40], False)


def transfer_decoded(body: bytes, encoding: str) -> tuple[bytes, tuple[str, ...]]:
    """Return the decoded bytes and the codes of what was wrong with the encoding. Never raises."""
    if encoding == "base64":
        return _base64(body)
    if encoding == "quoted-printable":
        return _quoted_printable(body)
    if encoding == "uuencode":
        return _uuencode(body)
    return body, ()


def undeclared(body: bytes) -> str | None:
    """Return the encoding of text that is encoded throughout without saying so, or None."""
    head = body[:_LOOKED_AT]
    equals = head.count(b"=")
    if equals >= 10 and len(_ESCAPED.findall(head)) >= equals - 1 and len(_SOFT.findall(head)) >= 2:
        return "quoted-printable"
    packed = head.translate(None, _SPACE)
    if len(packed) < _SHORTEST or b" " in head.strip() or packed.translate(None, _ALPHABET):
        return None
    try:
        decoded = binascii.a2b_base64(packed[: len(packed) & ~3])
    except binascii.Error:
        return None
    return "base64" if _is_text(decoded) else None


def _is_text(decoded: bytes) -> bool:
    if decoded.translate(None, _PRINTABLE) and decoded[:4000].isascii():
        return False
    try:
        decoded[:4000].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(decoded[:4000]) - 4
    return True


def _base64(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    packed = body.translate(None, _SPACE)
    try:
        return binascii.a2b_base64(packed, strict_mode=True), ()
    except binascii.Error:
        pass
    return _dirty_base64(body)


def _dirty_base64(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Decode what is base64 in it. A damaged line harms itself alone, lines of prose (a list's footer) are left out."""
    if body.count(b"\n") > max(_MANY_LINES, len(body) // _SHORT_LINE):
        joined = body.translate(None, _NOT_BASE64).replace(b"=", b"")
        return binascii.a2b_base64(joined[: len(joined) & ~3]), ("base64-foreign-bytes",)
    codes: dict[str, None] = {}
    lines: list[bytes] = []
    for written in body.split(b"\n"):
        line = written.strip(_SPACE)
        if _BASE64_LINE.fullmatch(line) or not line:
            lines.append(line)
            continue
        codes["base64-foreign-bytes"] = None
        ended = _PADDED.match(line)
        if ended is not None:
            lines.append(ended[0])
            continue
        clean = line.translate(None, _NOT_BASE64)
        if len(line) - len(clean) <= max(1, len(line) // _DIRT) and not (lines and lines[-1].endswith(b"=")):
            # Whole lines are multiples of four: cut the damaged one to that, so that the next starts in step.
            lines.append(clean[: len(clean) & ~3] if b"=" not in clean else clean)
    packed = b"".join(lines)
    if not packed and body.strip():
        return body, ("base64-is-plain",)
    if packed.count(b"=") > _MANY_LINES:
        joined = packed.replace(b"=", b"")
        return binascii.a2b_base64(joined[: len(joined) & ~3]), ("base64-after-padding",)
    runs = _SEGMENT.findall(packed)
    if len(runs) > 1:
        codes["base64-after-padding"] = None
    pieces: list[bytes] = []
    for run in runs:
        over = len(run) % 4
        if over == 1:
            codes["base64-truncated"] = None
        pieces.append(binascii.a2b_base64(run[: len(run) - 1] if over == 1 else run + b"=" * (-over % 4)))
    if runs and len(runs[-1]) % 4 > 1 and not packed.endswith(b"="):
        codes["base64-no-padding"] = None
    return b"".join(pieces), tuple(codes)


def _quoted_printable(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    broken = 0
    if b"= " in body or b"=\t" in body or body.count(b"=\r") > body.count(b"=\r\n"):
        body, broken = _BROKEN_SOFT.subn(b"=\n", body)
    return binascii.a2b_qp(body), ("broken-soft-break",) if broken else ()


def _uuencode(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Decode from the `begin` line to `end`; a line that cannot be decoded is left out."""
    codes: list[str] = []
    pieces: list[bytes] = []
    begun = False
    for line in body.split(b"\n"):
        bare = line.rstrip(b"\r")
        if not begun:
            begun = bare.startswith(b"begin ")
            continue
        if bare.strip() == b"end":
            return b"".join(pieces), tuple(dict.fromkeys(codes))
        if not bare:
            continue
        try:
            pieces.append(binascii.a2b_uu(bare))
        except binascii.Error:
            codes.append("uuencode-broken")
            pieces.append(_uu_line(bare))
    return (b"".join(pieces), (*dict.fromkeys(codes), "uuencode-not-ended")) if begun else (body, ("uuencode-not-begun",))


def _uu_line(line: bytes) -> bytes:
    """Decode as many bytes as the line's first character promises, whatever follows, bytes outside the alphabet as zero."""
    promised = (line[0] - 0x20) & 0x3F if line else 0
    groups = -(-promised // 3)
    body = line[1 : 1 + 4 * groups].translate(_UU).ljust(4 * groups, b" ")
    return binascii.a2b_uu(bytes((0x20 + 3 * groups,)) + body)[:promised]
