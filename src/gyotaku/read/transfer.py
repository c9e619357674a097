"""Content-Transfer-Encoding undone, as far as what is there allows (RFC 2045 section 6)."""

from __future__ import annotations

import binascii
import re

_SPACE = b" \t\r\n"
_TOKEN = re.compile(r"[a-z0-9-]+")
_SEGMENT = re.compile(rb"[A-Za-z0-9+/]+")
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_ALPHABET = bytes(sorted(set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")))
_NOT_BASE64 = bytes(sorted(set(range(256)) - set(_ALPHABET)))
_BROKEN_SOFT = re.compile(rb"=[ \t]{1,80}(?=\r?\n)|=\r(?!\n)")
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


def _base64(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    packed = body.translate(None, _SPACE)
    try:
        return binascii.a2b_base64(packed, strict_mode=True), ()
    except binascii.Error:
        pass
    return _dirty_base64(body)


def _dirty_base64(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Decode what is base64 in it: foreign lines are left out, padding in the middle starts a new run."""
    codes: list[str] = []
    kept: list[bytes] = []
    for line in body.split(b"\n"):
        bare = line.strip(_SPACE)
        if _BASE64_LINE.fullmatch(bare):
            kept.append(bare)
            continue
        clean = bare.translate(None, _NOT_BASE64)
        if bare:
            codes.append("base64-foreign-bytes")
        # A footer that a list appended is prose, not dirt: words with spaces between them.
        if clean and (b" " not in bare or len(clean) > 0.97 * len(bare)):
            kept.append(clean)
    packed = b"".join(kept)
    runs = [found[0] for found in _SEGMENT.finditer(packed)]
    if len(runs) > 1:
        codes.append("base64-after-padding")
    pieces = []
    for run in runs:
        if len(run) % 4 == 1:
            run = run[:-1]  # noqa: PLW2901 - six bits alone are no byte
            codes.append("base64-truncated")
        elif len(run) % 4 and run is runs[-1] and not packed.endswith(b"="):
            codes.append("base64-no-padding")
        pieces.append(binascii.a2b_base64(run + b"=" * (-len(run) % 4)))
    return b"".join(pieces), tuple(dict.fromkeys(codes))


def _quoted_printable(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    fixed = _BROKEN_SOFT.sub(b"=\r\n", body) if b"= " in body or b"=\t" in body or b"=\r" in body else body
    codes = ("broken-soft-break",) if fixed is not body and fixed.count(b"=\r\n") != body.count(b"=\r\n") else ()
    return binascii.a2b_qp(fixed), codes


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
        try:
            pieces.append(binascii.a2b_uu(bare))
        except binascii.Error:
            codes.append("uuencode-broken")
            # Some encoders pad a line too long: decode what the length byte promises.
            wanted = ((bare[0] - 32) & 63) * 4 + 5 if bare else 0
            try:
                pieces.append(binascii.a2b_uu(bare[: wanted // 3]))
            except binascii.Error:
                continue
    return (b"".join(pieces), (*dict.fromkeys(codes), "uuencode-not-ended")) if begun else (body, ("uuencode-not-begun",))
