"""The source of macros in an Office file, unpacked and looked at, never run ([MS-OVBA] section 2.4.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.noun import Noun
from gyotaku.patterns import late

MODULES = 60
"""Most modules unpacked of one project."""
SOURCE_BYTES = 1024 * 1024
"""Most bytes unpacked of one module."""
ALL_BYTES = 4 * 1024 * 1024
"""Most bytes unpacked of one project."""

_CHUNK = 4_096
# Every module's source begins with its attributes, and the first eight bytes of it stand unpacked behind a flag byte of zero.
_BEGINS = b"\x00Attribut"
_STARTS = late(
    rb"\bsub\s+((?:auto_?(?:open|exec|new|close|exit)|(?:document|workbook|presentation)_?(?:open|new|close|beforeclose|activate)"
    rb"|workbook_sheetactivate|auto_?(?:activate|deactivate)|\w{1,40}_(?:layout|painting|gotfocus|mousemove)))\s*\(",
    re.IGNORECASE,
)
_CALLS = late(
    rb"\b(?:shell|createobject|getobject|urldownloadtofile[aw]?|shellexecute[aw]?|winexec|callbyname|macscript|adodb\.stream"
    rb"|wscript\.shell|msxml2\.\w{0,20}xmlhttp|winhttp\.\w{1,30}|powershell|mshta|regsvr32|rundll32|virtualalloc\w{0,2})\b",
    re.IGNORECASE,
)
_URL = re.compile(rb"https?://[\x21\x23-\x26\x28-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]{4,1000}", re.IGNORECASE)


class Macros(Noun, frozen=True, kw_only=True):
    """What the source says: procedures that start by themselves, what it calls outside, addresses in it."""

    starts: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


def read_macros(streams: Iterator[bytes]) -> Macros:
    """Look through the module streams of a project; a stream without a module's source is passed over."""
    starts: dict[str, str] = {}
    calls: dict[str, None] = {}
    urls: dict[str, None] = {}
    room = ALL_BYTES
    for number, stream in enumerate(streams):
        if number >= MODULES or room <= 0:
            break
        source = module_source(stream, min(SOURCE_BYTES, room))
        room -= len(source)
        for name in _STARTS.findall(source)[:50]:
            shown = name.decode("ascii", "replace")
            starts.setdefault(shown.lower(), shown)
        calls.update(dict.fromkeys(one.decode("ascii", "replace").lower() for one in _CALLS.findall(source)[:500]))
        urls.update(dict.fromkeys(one.decode("ascii", "replace") for one in _URL.findall(source)[:200]))
    return Macros(starts=tuple(starts.values())[:10], calls=tuple(sorted(calls))[:10], urls=tuple(urls)[:50])


def module_source(stream: bytes, most: int) -> bytes:
    """Return the source in a module stream, at most `most` bytes; nothing when there is none."""
    at = stream.find(_BEGINS) - 3
    if at < 0 or stream[at] != 1:
        return b""
    return unpacked(stream[at:], most)


def unpacked(container: bytes, most: int) -> bytes:
    """Unpack a compressed container (section 2.4.1.3); what follows damage is left out."""
    out = bytearray()
    at = 1
    while at + 2 <= len(container) and len(out) < most:
        head = int.from_bytes(container[at : at + 2], "little")
        end = min(at + (head & 0xFFF) + 3, len(container))
        body = container[at + 2 : end]
        if head >> 12 & 7 != 3:
            break
        if head & 0x8000:
            if not _chunk(body, out):
                break
        else:
            out += body[:_CHUNK]
        at = end
    return bytes(out[:most])


def _chunk(body: bytes, out: bytearray) -> bool:
    """Unpack one chunk onto `out`; return False when a token points before its beginning."""
    start, at = len(out), 0
    while at < len(body) and len(out) - start < _CHUNK:
        flags = body[at]
        at += 1
        for bit in range(8):
            if at >= len(body) or len(out) - start >= _CHUNK:
                break
            if not flags >> bit & 1:
                out.append(body[at])
                at += 1
                continue
            token = int.from_bytes(body[at : at + 2], "little")
            at += 2
            # The more is unpacked, the more bits of a token say how far back (section 2.4.1.3.19.1).
            back = max((len(out) - start - 1).bit_length(), 4)
            distance, length = (token >> (16 - back)) + 1, (token & (0xFFFF >> back)) + 3
            if distance > len(out) - start:
                return False
            for _ in range(min(length, _CHUNK - (len(out) - start))):
                out.append(out[-distance])
    return True
