"""Strings of PDF files."""

from __future__ import annotations

import pytest

from gyotaku.observe.pdf_strings import string


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (rb"(plain)", b"plain"),
        (rb"(a(b)c) rest", b"a(b)c"),
        (rb"(a\)\(\\b\n\101\8)", b"a)(\\b\nA8"),
        (b"(one\\\ntwo)", b"onetwo"),
        (rb"(never closed", b"never closed"),
        (rb"<48 65 6C6c6F>", b"Hello"),
        (rb"<4>", b"@"),
        (rb"<48", b""),
        (rb"(\5)", b"\x05"),
    ],
)
def test_strings(body: bytes, value: bytes) -> None:
    """Nested brackets, escapes, octal numbers and hexadecimal digits are read as ISO 32000-1 7.3.4 says."""
    assert string(body, 1, body[:1]) == value
