"""winmail.dat: bodies and files out of TNEF streams written here."""

from __future__ import annotations

import base64
import struct

import pytest

from gyotaku.read.message import read
from gyotaku.read.sources import specimen
from gyotaku.read.tnef import SIGNATURE, is_tnef, unwrapped_tnef

RTF = rb"{\rtf1\ansi\ansicpg932\fromhtml1{\*\htmltag64 <p>}\'83\'8a\'83\'93\'83\'4e{\*\htmltag72 </p>}}"


def attribute(level: int, key: int, value: bytes) -> bytes:
    """Write one attribute ([MS-OXTNEF] section 2.1.3)."""
    return struct.pack("<BII", level, key, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def prop(kind: int, tag: int, value: bytes, named: bytes = b"") -> bytes:
    """Write one MAPI property; variable ones carry a count and a length."""
    head = struct.pack("<HH", kind, tag) + named
    if kind in {0x1E, 0x1F, 0x0D, 0x102}:
        return head + struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)
    return head + value.ljust(4, b"\0")


def props(*each: bytes) -> bytes:
    """Write a property list."""
    return struct.pack("<I", len(each)) + b"".join(each)


def stream(*attributes: bytes, codepage: int = 932) -> bytes:
    """Write a TNEF stream in a code page."""
    return SIGNATURE + b"\x01\x00" + attribute(1, 0x00069007, struct.pack("<II", codepage, 0)) + b"".join(attributes)


def packed(rtf: bytes) -> bytes:
    """Write RTF as PidTagRtfCompressed without compression."""
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


FILE = stream(
    attribute(1, 0x0002800C, "本文です".encode("cp932") + b"\0"),
    attribute(1, 0x00069003, props(prop(0x102, 0x1009, packed(RTF)), prop(3, 0x3FDE, struct.pack("<I", 932)))),
    attribute(2, 0x00069002, b"\0" * 14),
    attribute(2, 0x00018010, "請求~1.PDF".encode("cp932") + b"\0"),
    attribute(2, 0x0006800F, b"%PDF-1.4 x"),
    attribute(
        2,
        0x00069005,
        props(
            prop(
                0x1F,
                0x8001,
                "x".encode("utf-16-le"),
                named=b"\1" * 16 + struct.pack("<II", 1, 6) + "ab\0".encode("utf-16-le") + b"\0\0",
            ),
            prop(0x1F, 0x3707, "請求書 髙橋.pdf\0".encode("utf-16-le")),
            prop(0x1E, 0x370E, b"application/pdf\0"),
        ),
    ),
)


def test_bodies_and_files_come_out() -> None:
    """The HTML inside the RTF is the body beside the plain text; a file keeps its long Japanese name and its type."""
    found, cut = unwrapped_tnef(FILE, 100_000)
    assert [(one.media_type, one.name, one.content) for one in found] == [
        ("text/plain", None, "本文です".encode()),
        ("text/html", None, "<p>リンク</p>".encode()),
        ("application/pdf", "請求書 髙橋.pdf", b"%PDF-1.4 x"),
    ]
    assert not cut


def test_html_in_its_own_code_page() -> None:
    """An HTML property is labelled with the internet code page, not with that of the strings."""
    page = "<p>確認</p>".encode("euc_jp")
    found, _ = unwrapped_tnef(
        stream(attribute(1, 0x00069003, props(prop(3, 0x3FDE, struct.pack("<I", 51932)), prop(0x102, 0x1013, page)))), 1000
    )
    assert [(one.media_type, one.charset, one.content) for one in found] == [("text/html", "euc-jp", page)]


@pytest.mark.parametrize("at", range(0, len(FILE), 7))
def test_a_stream_cut_anywhere_gives_what_is_there(at: int) -> None:
    """Damage never raises, and files before it stay."""
    found, _ = unwrapped_tnef(FILE[:at], 1000)
    assert len(found) <= 3
    assert is_tnef(FILE[: max(at, 4)])


@pytest.mark.parametrize("value", [b"\xff" * 64, struct.pack("<I", 0xFFFFFFFF) + b"\x02\x11\x01\x00" + b"\xff" * 8, b"\0"])
def test_lengths_that_lie(value: bytes) -> None:
    """A property list or attribute that claims more than there is ends at the end."""
    found, _ = unwrapped_tnef(stream(attribute(1, 0x00069003, value), attribute(1, 0x0002800C, b"kept")), 1000)
    assert [one.content for one in found] == [b"kept"]


def test_more_files_than_the_limit_are_cut() -> None:
    """Hundreds of empty files in a small stream cost no more than the limit, and that is said."""
    found, cut = unwrapped_tnef(stream(*[attribute(2, 0x00069002, b"")] * 5000), 1000)
    assert cut
    assert len(found) == 200


def test_a_winmail_is_read_as_part_of_the_mail() -> None:
    """Its pieces are parts below it; a message inside is entered, to a depth."""
    inner = FILE
    for _ in range(20):
        inner = stream(attribute(2, 0x00069002, b""), attribute(2, 0x00069005, props(prop(0x0D, 0x3701, b"\0" * 16 + inner))))
    raw = b"From: a@b.example\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
    message = read(specimen(raw + base64.encodebytes(FILE), name="x"))
    assert [(part.path, part.media_type) for part in message.parts] == [
        ("1", "application/ms-tnef"),
        ("1.1", "text/plain"),
        ("1.2", "text/html"),
        ("1.3", "application/pdf"),
    ]
    assert message.parts[2].html is not None
    deep = read(specimen(raw + base64.encodebytes(inner), name="x"))
    assert [part.path for part in deep.parts] == ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.1.1", "1.1.1.1.1.1"]
