"""Canonical forms of RFC 6376."""

from __future__ import annotations

import pytest

from gyotaku.observe.canonical import body, crlf, field, tags, without_signature


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        (b" C \r\nD \t E\r\n\r\n\r\n", "relaxed", b" C\r\nD E\r\n"),
        (b" C \r\nD \t E\r\n\r\n\r\n", "simple", b" C \r\nD \t E\r\n"),
        (b"", "simple", b"\r\n"),
        (b"", "relaxed", b""),
        (b"\r\n\r\n", "relaxed", b""),
        (b"no end", "relaxed", b"no end\r\n"),
    ],
)
def test_bodies(text: bytes, form: str, expected: bytes) -> None:
    """The examples of section 3.4.5 and the empty bodies of 3.4.3 and 3.4.4."""
    assert body(text, form) == expected


def test_fields() -> None:
    """The header examples of section 3.4.5."""
    assert field(b"A", b" X", "relaxed") == b"a:X"
    assert field(b"B ", b" Y\t\r\n\tZ  ", "relaxed") == b"b:Y Z"
    assert field(b"B ", b" Y\t\r\n\tZ  ", "simple") == b"B : Y\t\r\n\tZ  "


def test_only_the_signature_itself_is_emptied() -> None:
    """bh= keeps its value when b= is emptied (section 3.7)."""
    assert without_signature(b" v=1; b=abc=; bh=xyz=") == b" v=1; b=; bh=xyz="
    assert without_signature(b" bh=xyz; b = a\r\n b;c=x") == b" bh=xyz; b =;c=x"


def test_tag_lists_are_strict() -> None:
    """A tag named twice or empty makes the list malformed (section 3.2)."""
    assert tags(b" a=1; b=2;") == {"a": "1", "b": "2"}
    assert tags(b" a=1; a=2") is None
    assert tags(b" a=1;; b=2") is None
    assert tags(b" nothing") is None


def test_line_ends_are_those_of_transit() -> None:
    """Bare line feeds and carriage returns become CRLF, CRLF stays."""
    assert crlf(b"a\nb\r\nc\rd") == b"a\r\nb\r\nc\r\nd"
