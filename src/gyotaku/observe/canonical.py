"""Canonical forms of header fields and body (RFC 6376 section 3.4), and the tag lists of signatures (section 3.2)."""

from __future__ import annotations

import re

_BLANKS = re.compile(rb"[ \t]+")
_FOLD = re.compile(rb"\r\n(?=[ \t])")
_OWN_VALUE = re.compile(rb"(^|;)(\s*b\s*=)[^;]*")


def crlf(text: bytes) -> bytes:
    """Return text with the line ends that mail has in transit; a stored copy often has lost them."""
    if b"\r" not in text:
        return text.replace(b"\n", b"\r\n")
    if text.count(b"\n") == text.count(b"\r") == text.count(b"\r\n"):
        return text
    return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")


def body(text: bytes, form: str) -> bytes:
    """Return the canonical body; `text` has CRLF line ends."""
    if form == "relaxed":
        text = text.replace(b"\t", b" ")
        # Long runs (indented HTML) first; then each round halves what is left. A pattern would look at every byte by itself.
        for run in (b" " * 16, b" " * 4):
            text = text.replace(run, b" ")
        while b"  " in text:
            text = text.replace(b"  ", b" ")
        text = text.replace(b" \r\n", b"\r\n")
        if text.endswith(b" "):
            text = text[:-1]
    end = len(text)
    while text.endswith(b"\r\n", 0, end):
        end -= 2
    text = text[:end]
    if form == "relaxed":
        return text + b"\r\n" if text else b""
    return text + b"\r\n"


def field(name: bytes, value: bytes, form: str) -> bytes:
    """Return one canonical header field without its line end; `value` is what follows the colon, folds included."""
    if form == "simple":
        return name + b":" + value
    unfolded = _FOLD.sub(b"", value).replace(b"\r\n", b"")
    return name.strip().lower() + b":" + _BLANKS.sub(b" ", unfolded).strip()


def without_signature(value: bytes) -> bytes:
    """Return a signature field's value with b= emptied (section 3.7)."""
    return _OWN_VALUE.sub(rb"\1\2", value)


def tags(value: bytes) -> dict[str, str] | None:
    """Read a tag list; None when it is malformed or names a tag twice."""
    found: dict[str, str] = {}
    text = re.sub(r"\r?\n", "", value.decode("utf-8", "replace"))
    # One semicolon may end the list (section 3.2); an empty tag in the middle is malformed.
    for piece in text.rstrip().removesuffix(";").split(";")[:60]:
        name, equals, content = piece.partition("=")
        name = name.strip()
        if not equals or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) or name in found:
            return None
        found[name] = content.strip()
    return found
