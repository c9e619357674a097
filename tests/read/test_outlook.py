"""Outlook messages rebuilt as mail."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import compressed_rtf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.msgfile import Object, compound

from gyotaku.errors import InputError
from gyotaku.model.message import Message
from gyotaku.read.message import read
from gyotaku.read.outlook import rebuilt
from gyotaku.read.single import specimen

HEADERS = (
    "Microsoft Mail Internet Headers Version 2.0\r\n"
    "Received: from evil.example ([192.0.2.1])\r\n\tby mx.example; Fri, 1 May 2026 09:30:00 +0900\r\n"
    "From: =?utf-8?B?56K66KqN?= <a@evil.example>\r\nSubject: =?utf-8?B?56K66KqN?=\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/alternative;\r\n boundary="x"\r\nX-Last: y\r\n\r\n'
)


def message(one: Object) -> Message:
    """Rebuild and read."""
    return read(specimen(one.build(), name="a.msg"))


def test_transport_headers_are_kept() -> None:
    """The transport header block stays in order; only fields that would contradict the new structure are renamed."""
    seen = message(Object().text(0x7D, HEADERS).text(0x1000, "body"))
    assert [header.name for header in seen.headers] == [
        "Received", "From", "Subject", "X-Original-MIME-Version", "X-Original-Content-Type", "X-Last",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    ]  # fmt: skip
    assert seen.headers[0].value == "from evil.example ([192.0.2.1]) by mx.example; Fri, 1 May 2026 09:30:00 +0900"
    assert seen.headers[2].value == "確認"
    assert seen.specimen.notes == ("content-headers-renamed",)


def test_without_transport_headers() -> None:
    """What Outlook knows besides is put in their place, and the lack is said: no hop, no authentication is made up."""
    one = Object(932).text(0x37, "【重要】確認").text(0x0C1A, "髙橋, 太郎").text(0x0C1F, "t@bank.example").text(0x1000, "本文①")
    one.moment(0x39, datetime(2026, 5, 1, tzinfo=UTC)).recipient("山田", "y@v.example").recipient("写し", "c@v.example", 2)
    seen = message(one)
    values = {header.name: header.value for header in seen.headers}
    assert values["From"] == '"髙橋, 太郎" <t@bank.example>'
    assert (values["To"], values["Cc"]) == ('"山田" <y@v.example>', '"写し" <c@v.example>')
    assert (values["Subject"], values["Date"]) == ("【重要】確認", "Fri, 01 May 2026 00:00:00 +0000")
    assert "Received" not in values
    assert seen.parts[0].text == "本文①"
    assert seen.specimen.notes == ("no-transport-headers",)


def test_exchange_sender() -> None:
    """A directory name of Exchange is no mail address and is not shown as one."""
    seen = message(Object().text(0x0C1A, "Colleague").text(0x0C1F, "/O=ORG/OU=X/CN=COLLEAGUE").text(0x1000, "x"))
    assert seen.headers[0].value == '"Colleague"'
    assert "sender-without-mail-address" in seen.specimen.notes


def test_header_injection() -> None:
    """A line break in a property starts no header of its own."""
    seen = message(Object().text(0x37, "a\r\nBcc: b@x.example").text(0x1000, "x"))
    assert [header.name for header in seen.headers if header.name == "Bcc"] == []


def test_bodies() -> None:
    """Plain and HTML bodies become alternatives; HTML bytes keep the code page they are in."""
    page = "<html><p>確認</p></html>".encode("cp932")
    seen = message(Object().text(0x7D, HEADERS).text(0x1000, "確認").binary(0x1013, page).number(0x3FDE, 932))
    assert [(part.path, part.media_type) for part in seen.parts] == [
        ("0", "multipart/alternative"),
        ("1", "text/plain"),
        ("2", "text/html"),
    ]
    assert seen.parts[2].content == page
    assert (seen.parts[2].charset, seen.parts[2].text) == ("shift_jis", "<html><p>確認</p></html>")


@pytest.mark.parametrize(
    ("rtf", "kind", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg932\fromhtml1 {\*\htmltag64 <p>}\'8am\'94F{\*\htmltag72 </p>}}", "text/html", "<p>確認</p>"),
        (rb"{\rtf1\ansi\ansicpg932 \'8am\'94F\par next}", "text/plain", "確認\nnext"),
    ],
)
def test_rich_text_only(rtf: bytes, kind: str, text: str) -> None:
    """A body that is only there as RTF is taken out of it, and the note says so."""
    seen = message(Object().text(0x7D, HEADERS).binary(0x1009, compressed_rtf.compress(rtf)))
    assert (seen.parts[0].media_type, seen.parts[0].text) == (kind, text)
    assert "body-from-rtf" in seen.specimen.notes


def test_attachments() -> None:
    """Files keep name, type and bytes; a message inside is a mail attached, rebuilt the same way."""
    one = Object().text(0x7D, HEADERS).text(0x1000, "x").attachment("請求書.pdf", b"%PDF-1.7", "application/pdf")
    one.message(Object().text(0x7D, HEADERS).text(0x1000, "inner"))
    seen = message(one)
    assert [part.media_type for part in seen.parts] == ["multipart/mixed", "text/plain", "application/pdf", "message/rfc822"]
    assert (seen.parts[2].filename, seen.parts[2].content, seen.parts[2].disposition) == ("請求書.pdf", b"%PDF-1.7", "attachment")
    inner = read(specimen(seen.parts[3].content, name="b"))
    assert inner.parts[0].text == "inner"
    assert inner.headers[1].value == "確認 <a@evil.example>"


def test_type_cannot_inject() -> None:
    """A senseless or structural type of an attachment is not written into the mail."""
    for mime in ("multipart/mixed; boundary=x", "a/b\r\nX: y", "message/rfc822"):
        seen = message(Object().text(0x1000, "x").attachment("a", b"y", mime))
        assert seen.parts[2].media_type == "application/octet-stream"


def test_deterministic() -> None:
    """The same container gives the same bytes."""
    raw = Object().text(0x1000, "x").attachment("a", b"y").build()
    assert rebuilt(raw, "a") == rebuilt(raw, "a")


def test_deep_nesting_ends() -> None:
    """Messages inside messages are rebuilt to a depth and not beyond."""
    one = Object().text(0x1000, "innermost")
    for _ in range(12):
        one = Object().text(0x1000, "x").message(one)
    assert rebuilt(one.build(), "a").raw.count(b"Content-Type: message/rfc822") == 8


def test_other_compound_file() -> None:
    """A Word document is named as what it is."""
    with pytest.raises(InputError, match="not an Outlook message"):
        rebuilt(compound({"WordDocument": b"x" * 100}), "a.doc")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=20))
def test_damage_is_an_input_error_or_tolerated(at: int, junk: bytes) -> None:
    """A damaged container either is read or is one clear error."""
    raw = Object(932).text(0x37, "確認").text(0x1000, "本文").attachment("a", b"y" * 300).build()
    damaged = raw[:at] + junk + raw[at + len(junk) :]
    with contextlib.suppress(InputError):
        assert rebuilt(damaged, "a").raw
