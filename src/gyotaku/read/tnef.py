"""TNEF, the winmail.dat of Outlook and Exchange: the body and the files it wraps ([MS-OXTNEF]; properties as in [MS-OXPROPS]).

A stream of attributes, each with a level, an identifier and a length; bodies and long file names are MAPI properties inside two
of them. Nothing is run, objects are passed over, and whatever the lengths claim, no byte is read twice.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from gyotaku.data.charsets import codepage_label
from gyotaku.read.charset import decode
from gyotaku.read.rtf import decompressed, unwrapped

SIGNATURE = b"\x78\x9f\x3e\x22"
MOST_FILES = 200
"""Most files taken out of one winmail.dat."""
_MOST_ATTRIBUTES = 20_000
_MOST_PROPERTIES = 2_000
_BODY, _PROPERTIES, _CODEPAGE = 0x800C, 0x9003, 0x9007
_NEW_FILE, _TITLE, _CONTENT, _FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_TEXT, _RTF, _HTML, _INTERNET_CODEPAGE = 0x1000, 0x1009, 0x1013, 0x3FDE
_BYTES, _LONG_NAME, _SHORT_NAME, _NAME, _MIME, _IDENTITY = 0x3701, 0x3707, 0x3704, 0x3001, 0x370E, 0x3712
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_STRING8, _UNICODE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_MULTIPLE = 0x1000
_TYPE = re.compile(r"(?!multipart/|message/)[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}")


class Inner(NamedTuple):
    """A part found inside a file: `name` is None for a body."""

    media_type: str
    content: bytes
    name: str | None = None
    charset: str | None = None
    content_id: str | None = None


Value = tuple[int, bytes]


class _File:
    """One file while its attributes come in."""

    def __init__(self) -> None:
        self.title: bytes = b""
        self.content: bytes = b""
        self.properties: dict[int, Value] = {}


def is_tnef(content: bytes) -> bool:
    """Whether the bytes are a TNEF stream."""
    return content.startswith(SIGNATURE)


def unwrapped_tnef(raw: bytes, most: int) -> tuple[list[Inner], bool]:
    """Return the bodies (plain before HTML) and files of a TNEF stream, and whether a limit cut.

    `most` bounds the bytes of an unpacked RTF body.
    """
    label, body = "", b""
    properties: dict[int, Value] = {}
    files: list[_File] = []
    for number, (key, value) in enumerate(_attributes(raw)):
        if number >= _MOST_ATTRIBUTES or len(files) > MOST_FILES:
            break
        if key == _CODEPAGE and len(value) >= 4:
            label = codepage_label(struct.unpack_from("<I", value)[0]) or ""
        elif key == _BODY:
            body = value.rstrip(b"\0")
        elif key == _PROPERTIES:
            properties = _properties(value)
        elif key == _NEW_FILE:
            files.append(_File())
        elif files and key == _TITLE:
            files[-1].title = value.rstrip(b"\0")
        elif files and key == _CONTENT:
            files[-1].content = value
        elif files and key == _FILE_PROPERTIES:
            files[-1].properties = _properties(value)
    found = [*_bodies(properties, body, label, most), *(_file(one, label) for one in files[:MOST_FILES])]
    return found, len(files) > MOST_FILES


def _attributes(raw: bytes) -> Iterator[tuple[int, bytes]]:
    at, size = 6, len(raw)
    while at + 9 <= size:
        key, length = struct.unpack_from("<II", raw, at + 1)
        at += 9
        # A stream cut short still gives what is there.
        yield key & 0xFFFF, raw[at : at + length]
        at += length + 2


def _properties(raw: bytes) -> dict[int, Value]:
    """Read a MAPI property list; of one that is damaged, what stands before the damage."""
    found: dict[int, Value] = {}
    if len(raw) < 4:
        return found
    count, at = struct.unpack_from("<I", raw)[0], 4
    try:
        for _ in range(min(count, _MOST_PROPERTIES)):
            kind, tag = struct.unpack_from("<HH", raw, at)
            at = _past_name(raw, at + 4) if tag >= 0x8000 else at + 4
            value, at = _value(raw, kind, at)
            found.setdefault(tag, (kind, value))
    except struct.error:
        pass
    return found


def _past_name(raw: bytes, at: int) -> int:
    """Step over the GUID and the number or name of a named property."""
    if struct.unpack_from("<I", raw, at + 16)[0] == 0:
        return at + 24
    return at + 24 + _padded(struct.unpack_from("<I", raw, at + 20)[0])


def _value(raw: bytes, kind: int, at: int) -> tuple[bytes, int]:
    """Return a property's value (of several the last) and where the next begins."""
    size = _FIXED.get(kind & ~_MULTIPLE)
    several = bool(kind & _MULTIPLE) or size is None
    times = 1
    if several:
        times = struct.unpack_from("<I", raw, at)[0]
        at += 4
    if size is not None:
        return raw[at : at + size], at + size * min(times, len(raw))
    value = b""
    for _ in range(min(times, _MOST_PROPERTIES)):
        length = struct.unpack_from("<I", raw, at)[0]
        value = raw[at + 4 : at + 4 + length]
        at += 4 + _padded(length)
    return value, at


def _padded(length: int) -> int:
    return (length + 3) & ~3


def _bodies(properties: dict[int, Value], body: bytes, label: str, most: int) -> Iterator[Inner]:
    plain = _text(properties.get(_TEXT), label) or (decode(body, label or None)[0] if body else "")
    kind, page = properties.get(_HTML, (_BINARY, b""))
    charset = label
    if kind == _UNICODE:
        page, charset = page.decode("utf-16-le", "replace").encode("utf-8"), "utf-8"
    elif _INTERNET_CODEPAGE in properties:
        charset = codepage_label(struct.unpack("<I", properties[_INTERNET_CODEPAGE][1].ljust(4, b"\0")[:4])[0]) or label
    if not page and _RTF in properties:
        rich = unwrapped(decompressed(properties[_RTF][1], most))
        if rich.kind == "html":
            page, charset = rich.text.encode("utf-8"), "utf-8"
        else:
            plain = rich.text.strip() or plain
    if plain.strip():
        yield Inner("text/plain", plain.encode("utf-8"), charset="utf-8")
    if page.strip(b"\0 \r\n"):
        yield Inner("text/html", page.rstrip(b"\0"), charset=charset or None)


def _text(value: Value | None, label: str) -> str:
    if value is None:
        return ""
    kind, raw = value
    if kind == _UNICODE:
        return raw[: len(raw) & ~1].decode("utf-16-le", "replace").rstrip("\0")
    return decode(raw.rstrip(b"\0"), label or None)[0] if kind == _STRING8 else ""


def _file(one: _File, label: str) -> Inner:
    words = {tag: _text(one.properties.get(tag), label) for tag in (_LONG_NAME, _SHORT_NAME, _NAME, _MIME, _IDENTITY)}
    title = decode(one.title, label or None)[0] if one.title else ""
    name = words[_LONG_NAME] or title or words[_SHORT_NAME] or words[_NAME]
    kind, content = one.properties.get(_BYTES, (_BINARY, b""))
    # An object begins with the identifier of its interface; a message inside is a TNEF stream behind that.
    content = content[16:] if kind == _OBJECT else content
    mime = words[_MIME].strip().lower()
    return Inner(
        media_type=mime if _TYPE.fullmatch(mime) else "application/octet-stream",
        content=one.content or content,
        name=" ".join(name.split()),
        content_id=words[_IDENTITY].strip("<> ") or None,
    )
