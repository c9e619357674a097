"""Tables of contents of archive formats the standard library does not read, or reads without bounds.

Each reader takes the bytes and the most members to list, and returns the members and whether the archive is locked.
Sources: POSIX pax (tar), ECMA-119 and Joliet (ISO), RAR 4.x technote and RAR 5.0 archive format, 7zFormat.txt, MS-CAB.
"""

from __future__ import annotations

import lzma
import struct
from typing import NamedTuple

DIRECTORIES = 200
"""Most directories of a disk image that are read."""
HEADER_BYTES = 4 * 1024 * 1024
"""Largest packed 7z header that is unpacked."""

_SECTOR = 2048
_AES_7Z = b"\x06\xf1\x07\x01"


class Member(NamedTuple):
    """A file in an archive; `start` is 0 when its bytes do not lie open in the archive."""

    name: str
    start: int = 0
    size: int = 0


def read_tar(content: bytes, most: int) -> tuple[list[Member], bool]:
    """List a tar archive; GNU and pax long names are taken from the entry before."""
    found: list[Member] = []
    at = 0
    long_name = ""
    while at + 512 <= len(content) and len(found) < most:
        head = content[at : at + 512]
        if not head.strip(b"\x00"):
            break
        size = int(head[124:136].strip(b"\x00 ") or b"0", 8) if head[124] < 0x80 else int.from_bytes(head[125:136], "big")
        kind = head[156:157]
        body = at + 512
        if kind == b"L":
            long_name = _decoded(content[body : body + min(size, 4_096)].rstrip(b"\x00"))
        elif kind in {b"0", b"\x00", b"7"}:
            prefix = head[345:500].split(b"\x00")[0]
            name = head[:100].split(b"\x00")[0]
            found.append(Member(long_name or _decoded(prefix + b"/" + name if prefix else name), body, size))
            long_name = ""
        at = body + (size + 511) // 512 * 512
    return found, False


def _decoded(raw: bytes) -> str:
    for charset in ("utf-8", "cp932"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def read_iso(content: bytes, most: int) -> tuple[list[Member], bool]:
    """List a disk image (ECMA-119), by its Joliet names where it has them."""
    root, charset = b"", "ascii"
    for sector in range(16, 32):
        volume = content[sector * _SECTOR : (sector + 1) * _SECTOR]
        if len(volume) < 190 or volume[1:6] != b"CD001" or volume[0] == 255:
            break
        if volume[0] == 1 and not root:
            root = volume[156:190]
        elif volume[0] == 2 and volume[88:90] == b"%/":
            root, charset = volume[156:190], "utf-16-be"
    found: list[Member] = []
    waiting = [(_extent(root), "")] if root else []
    seen: set[int] = set()
    while waiting and len(found) < most and len(seen) < DIRECTORIES:
        (start, size), path = waiting.pop(0)
        if start in seen:
            continue
        seen.add(start)
        for record in _records(content[start : start + min(size, 512 * 1024)]):
            name = record[33 : 33 + record[32]].decode(charset, "replace").split(";")[0]
            if record[25] & 2:
                waiting.append((_extent(record), f"{path}{name}/"))
            else:
                found.append(Member(path + name, *_extent(record)))
    return found[:most], False


def _extent(record: bytes) -> tuple[int, int]:
    first, size = struct.unpack_from("<I4xI", record, 2)
    return first * _SECTOR, size


def _records(directory: bytes) -> list[bytes]:
    found = []
    at = 0
    while at < len(directory):
        length = directory[at]
        if length < 34:
            # Records do not cross sectors; the rest of this one is padding.
            at = (at // _SECTOR + 1) * _SECTOR
            continue
        record = directory[at : at + length]
        at += length
        # The directory itself and the one above it are named 0 and 1.
        if len(record) == length and record[32] and record[32:34] not in {b"\x01\x00", b"\x01\x01"}:
            found.append(record)
    return found


def read_cab(content: bytes, most: int) -> tuple[list[Member], bool]:
    """List a cabinet (MS-CAB 2.3)."""
    at, count = struct.unpack_from("<I", content, 16)[0], struct.unpack_from("<H", content, 28)[0]
    found: list[Member] = []
    for _ in range(min(count, most)):
        end = content.find(b"\x00", at + 16, at + 16 + 600)
        if end < 0:
            break
        found.append(Member(_decoded(content[at + 16 : end]).replace("\\", "/")))
        at = end + 1
    return found, False


def read_rar(content: bytes, most: int) -> tuple[list[Member], bool]:
    """List a RAR archive, format 4 or 5; locked headers list nothing."""
    if content.startswith(b"Rar!\x1a\x07\x01\x00"):
        return _rar5(content, most)
    found: list[Member] = []
    locked = False
    at = 7
    while at + 11 <= len(content) and len(found) < most:
        kind, flags, size = struct.unpack_from("<BHH", content, at + 2)
        if size < 7:
            break
        if kind == 0x73 and flags & 0x80:
            return found, True
        packed = struct.unpack_from("<I", content, at + 7)[0] if flags & 0x8000 or kind == 0x74 else 0
        if kind == 0x74 and size >= 32:
            locked = locked or bool(flags & 4)
            length = struct.unpack_from("<H", content, at + 26)[0]
            start = at + (40 if flags & 0x100 else 32)
            raw = content[start : start + length]
            if flags & 0xE0 != 0xE0:
                found.append(Member(_decoded(raw.split(b"\x00")[0]).replace("\\", "/")))
        at += size + packed
    return found, locked


def _vint(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    for place in range(at, min(at + 10, len(content))):
        value |= (content[place] & 127) << shift
        shift += 7
        if content[place] < 128:
            return value, place + 1
    raise ValueError("number cut off")


def _rar5(content: bytes, most: int) -> tuple[list[Member], bool]:
    found: list[Member] = []
    locked = False
    at = 8
    while at + 7 <= len(content) and len(found) < most:
        size, start = _vint(content, at + 4)
        kind, place = _vint(content, start)
        flags, place = _vint(content, place)
        extra, place = _vint(content, place) if flags & 1 else (0, place)
        packed, place = _vint(content, place) if flags & 2 else (0, place)
        if kind == 4:
            return found, True
        if kind == 2:
            member, member_locked = _rar5_file(content, place, start + size - extra, start + size)
            locked = locked or member_locked
            found += member
        if kind == 5:
            break
        at = start + size + packed
    return found, locked


def _rar5_file(content: bytes, place: int, end: int, whole: int) -> tuple[list[Member], bool]:
    flags, place = _vint(content, place)
    _, place = _vint(content, place)
    _, place = _vint(content, place)
    place += (4 if flags & 2 else 0) + (4 if flags & 4 else 0)
    _, place = _vint(content, place)
    _, place = _vint(content, place)
    length, place = _vint(content, place)
    name = content[place : place + min(length, 1_000)].decode("utf-8", "replace")
    locked = False
    while end + 2 < whole:
        size, record = _vint(content, end)
        kind, _ = _vint(content, record)
        locked = locked or kind == 1
        end = record + size
    return ([] if flags & 1 else [Member(name)]), locked


def read_7z(content: bytes, most: int) -> tuple[list[Member], bool]:
    """List a 7z archive; its header may be packed with LZMA, and locked (7zFormat.txt)."""
    offset, size = struct.unpack_from("<QQ", content, 12)
    header = content[32 + offset : 32 + offset + min(size, HEADER_BYTES)]
    if header[:1] == b"\x17":
        if _AES_7Z in header:
            return [], True
        header = _unpacked_header(content, header)
    return _7z_names(header, most), _AES_7Z in header


def _number(content: bytes, at: int) -> tuple[int, int]:
    """Read a 7z number: as many further bytes as leading one bits of the first."""
    first = content[at]
    value, mask = 0, 0x80
    for count in range(8):
        if not first & mask:
            return value | ((first & (mask - 1)) << (8 * count)), at + 1 + count
        value |= content[at + 1 + count] << (8 * count)
        mask >>= 1
    return value, at + 9


def _unpacked_header(content: bytes, header: bytes) -> bytes:
    """Unpack a header that one LZMA coder packed, as every packer writes it."""
    if header[1:2] != b"\x06":
        return b""
    start, at = _number(header, 2)
    _, at = _number(header, at)
    if header[at : at + 1] != b"\x09":
        return b""
    packed, at = _number(header, at + 1)
    coder = header.find(b"\x23\x03\x01\x01\x05", at)
    if coder < 0:
        return b""
    properties = header[coder + 5 : coder + 10]
    sizes = header.find(b"\x0c", coder + 10)
    unpacked, _ = _number(header, sizes + 1)
    raw = content[32 + start : 32 + start + packed]
    settings = properties[0]
    filters = [
        {
            "id": lzma.FILTER_LZMA1,
            "dict_size": min(max(int.from_bytes(properties[1:], "little"), 4_096), HEADER_BYTES),
            "lc": settings % 9,
            "lp": settings // 9 % 5,
            "pb": settings // 45,
        }
    ]
    try:
        return lzma.LZMADecompressor(format=lzma.FORMAT_RAW, filters=filters).decompress(raw, min(unpacked, HEADER_BYTES))
    except lzma.LZMAError:
        return b""


def _7z_names(header: bytes, most: int) -> list[Member]:
    """Find the property of file names: 0x11, its size, 0, then names in UTF-16 each ended by a null."""
    at = header.find(b"\x11")
    while 0 <= at < len(header) - 3:
        size, start = _number(header, at + 1)
        body = header[start + 1 : start + size]
        if size > 2 and len(body) == size - 1 and header[start] == 0 and size % 2 == 1 and body.endswith(b"\x00\x00"):
            names = body.decode("utf-16-le", "replace").split("\x00")
            return [Member(name) for name in names if name][:most]
        at = header.find(b"\x11", at + 1)
    return []
