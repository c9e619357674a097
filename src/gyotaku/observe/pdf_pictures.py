"""Pictures inside PDF files, as far as they are picture files themselves or plain bitmaps. Pages are not drawn."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator

from PIL import Image

from gyotaku.patterns import late

PICTURES = 12
"""Most pictures taken from one file."""
PIXELS = 4_000_000
"""Largest bitmap taken."""

_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_NUMBER = {name: late(rb"/" + name + rb"\s+(\d{1,6})\b") for name in (b"Width", b"Height", b"BitsPerComponent")}
_STREAM = re.compile(rb"stream\r?\n")
_MODES = {(1, 1): "1", (8, 1): "L", (8, 3): "RGB"}


def pictures_of_pdf(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number (from 1, in the order of the file) and bytes of pictures: JPEG as it stands, bitmaps as PPM."""
    number = 0
    for found in _PICTURE.finditer(content):
        if number >= PICTURES:
            return
        start = content.rfind(b"obj", max(0, found.start() - 4_000), found.start())
        stream = _STREAM.search(content, found.end(), found.end() + 4_000)
        if start < 0 or stream is None:
            continue
        end = content.find(b"endstream", stream.end())
        body = content[stream.end() : end if end >= 0 else len(content)]
        head = content[start : stream.start()]
        picture = body if b"/DCTDecode" in head and b"/FlateDecode" not in head else _bitmap(head, body)
        if picture:
            number += 1
            yield number, picture


def _bitmap(head: bytes, body: bytes) -> bytes:
    if b"/FlateDecode" not in head or b"/Predictor" in head:
        return b""
    width, height, bits = (_number(head, name) for name in (b"Width", b"Height", b"BitsPerComponent"))
    if not width >= 21 or not height >= 21 or width * height > PIXELS:
        return b""
    try:
        raw = zlib.decompressobj().decompress(body, width * height * 4)
    except zlib.error:
        return b""
    rows = len(raw) // height
    components = 1 if bits == 1 else rows // width
    mode = _MODES.get((bits or 8, components))
    if mode is None or len(raw) < rows * height or (mode == "1" and rows != (width + 7) // 8):
        return b""
    out = io.BytesIO()
    Image.frombytes(mode, (width, height), raw[: rows * height]).save(out, "PPM")
    return out.getvalue()


def _number(head: bytes, name: bytes) -> int:
    found = _NUMBER[name].search(head)
    return int(found[1]) if found is not None else 0
