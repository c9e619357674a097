"""Mail told from what is something else."""

from __future__ import annotations

import pytest

from gyotaku.read.recognise import looks_like_mail, refusal


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "is empty"),
        (b" \r\n\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n....", "is a PNG picture, not a mail"),
        (b"\xff\xd8\xff\xe0JFIF", "is a JPEG picture, not a mail"),
        (b"%PDF-1.7\n1 0 obj", "is a PDF document, not a mail"),
        (b"PK\x03\x04\x14\x00", "is a ZIP archive or an Office document, not a mail"),
        (b"\x7fELF\x02", "is a Linux program, not a mail"),
        (b"MZ\x90\x00\x03\x00", "is a Windows program, not a mail"),
        (b"<!DOCTYPE html><p>hello", "is a web page, not a mail"),
    ],
)
def test_clearly_no_mail(raw: bytes, why: str) -> None:
    """What is certainly something else is named in words a person understands."""
    assert refusal(raw) == why


def test_text_without_header() -> None:
    """Text without a single header line is no mail, and the sentence says what was looked for."""
    why = refusal("こんにちは\nhello\n".encode())
    assert why is not None
    assert "no header line" in why


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: x",
        b"X-Foo: 1\n\nhi",
        b"From a@b Mon Jan  1 00:00:00 2024\nFrom: a\n",
        b"junk\nSubject : x\n",
        b"MZ-Version: 1\n",
        b"BMX: y\n",
    ],
)
def test_may_be_mail(raw: bytes) -> None:
    """One line that could be a header is enough not to be refused."""
    assert refusal(raw) is None


def test_looks_like_mail() -> None:
    """In a folder a file counts as mail when it starts with a header line and holds a field that mail uses."""
    assert looks_like_mail(b"X-Foo: 1\nSubject: x\n\nhi")
    assert looks_like_mail(b"\r\nFrom a@b Mon Jan  1 00:00:00 2024\nReceived: x\n")
    assert not looks_like_mail(b"title: x\nlayout: y\n")
    assert not looks_like_mail(b"Some words\nSubject: x\n")
    assert not looks_like_mail(b"%PDF-1.7\nSubject: x\n")
