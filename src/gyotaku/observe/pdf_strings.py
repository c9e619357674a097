"""Strings of PDF files (ISO 32000-1 7.3.4)."""

from __future__ import annotations

import re

LONGEST = 8_000
"""Most bytes of one string that are read."""

_HEX = re.compile(rb"[^0-9a-fA-F]")
_OCTAL = re.compile(rb"[0-7]{1,3}")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def string(body: bytes, start: int, opening: bytes) -> bytes:
    """Read the string whose opening sign (`(` or `<`) stands before `start`."""
    return _literal(body, start) if opening == b"(" else _hexadecimal(body, start)


def _hexadecimal(body: bytes, start: int) -> bytes:
    end = body.find(b">", start, start + LONGEST)
    digits = _HEX.sub(b"", body[start:end]) if end >= 0 else b""
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _literal(body: bytes, start: int) -> bytes:
    """Read a literal string from behind its opening parenthesis: nested ones balanced, escapes resolved."""
    out = bytearray()
    depth = 1
    at = start
    end = min(len(body), start + LONGEST)
    while at < end:
        sign = body[at : at + 1]
        at += 1
        if sign == b"\\":
            octal = _OCTAL.match(body, at, at + 3)
            if octal is not None:
                out.append(int(octal[0], 8) & 255)
                at = octal.end()
                continue
            following = body[at : at + 1]
            at += 1
            if following not in {b"\n", b"\r"}:
                out += _ESCAPES.get(following, following)
            continue
        depth += (sign == b"(") - (sign == b")")
        if depth == 0:
            break
        out += sign
    return bytes(out)
