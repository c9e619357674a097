"""The words inside a PDF that a browser printed, put right so that they can be searched and copied.

Fonts draw the Kangxi radical U+2F47 and the ideograph U+65E5 with one glyph, and Chromium's PDF writer then names the radical:
copied text looks right and is found by no search. The maps from glyph to character (ToUnicode, ISO 32000-1 section 9.10.3) are
rewritten; and the time of printing is blanked, so that the same report gives the same file.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from gyotaku.data.radicals import ideograph

MAP_BYTES = 1024 * 1024
"""Largest map read."""

_DATES = re.compile(rb"/(?:CreationDate|ModDate) \(D:[0-9+'Z\-]{4,30}\)")
_START = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d{1,7})\s+")
_STREAM = re.compile(rb"<<[^<>]*/Length (\d+)[^<>]*>>\s*stream\r?\n")
_LENGTH = re.compile(rb"/Length \d+")
_CHARACTER = re.compile(rb"(<[0-9A-F]{2,4}> )<(2[EF][0-9A-F]{2})>(?=\n)")
_RANGE = re.compile(rb"<([0-9A-F]{2,4})> <([0-9A-F]{2,4})> <(2[EF][0-9A-F]{2})>\n")


def readable(pdf: bytes) -> bytes:
    """Return the file with its words put right and without its time; what is not understood stays as it was."""
    # Blanks of equal length keep every offset.
    pdf = _DATES.sub(lambda found: b" " * len(found[0]), pdf)
    end = _START.search(pdf[-1024:])
    if end is None:
        return pdf
    table = int(end[1])
    found = _TABLE.match(pdf, table)
    if found is None:
        return pdf
    entries = [pdf[found.end() + 20 * number : found.end() + 20 * number + 20] for number in range(int(found[1]))]
    trailer = pdf[found.end() + 20 * len(entries) :]
    places = {int(entry[:10]): number for number, entry in enumerate(entries) if entry[17:18] == b"n"}
    out = bytearray(pdf[: min(places, default=table)])
    for start, stop in _objects(sorted(places), table):
        entries[places[start]] = b"%010d" % len(out) + entries[places[start]][10:]
        out += _object(pdf[start:stop])
    at = len(out)
    head = pdf[table : found.end()]
    return bytes(out) + head + b"".join(entries) + re.sub(rb"(?<=startxref)\s+\d+", b"\n%d" % at, trailer)


def _objects(starts: list[int], table: int) -> Iterator[tuple[int, int]]:
    return zip(starts, [*starts[1:], table], strict=True)


def _object(raw: bytes) -> bytes:
    stream = _STREAM.search(raw, 0, 400)
    if stream is None or b"/FlateDecode" not in stream[0]:
        return raw
    length = int(stream[1])
    try:
        text = zlib.decompressobj().decompress(raw[stream.end() : stream.end() + length], MAP_BYTES)
    except zlib.error:
        return raw
    if not text.startswith(b"/CIDInit"):
        return raw
    mended = _mended(text)
    if mended == text:
        return raw
    packed = zlib.compress(mended, 9)
    head = _LENGTH.sub(b"/Length %d" % len(packed), raw[: stream.end()])
    return head + packed + raw[stream.end() + length :]


def _mended(text: bytes) -> bytes:
    # A range that begins among the radicals lies there whole: neighbouring radicals are not neighbouring ideographs.
    ranges: list[bytes] = []

    def apart(found: re.Match[bytes]) -> bytes:
        first, last, code = int(found[1], 16), int(found[2], 16), int(found[3], 16)
        width = len(found[1])
        ranges.extend(b"<%0*X> <%04X>\n" % (width, glyph, code + glyph - first) for glyph in range(first, last + 1))
        return b""

    kept = _RANGE.sub(apart, text)
    if ranges:
        text = re.sub(rb"\d+ beginbfrange\n", lambda found: _counted(kept, found[0]), kept)
        block = b"%d beginbfchar\n" % len(ranges) + b"".join(ranges) + b"endbfchar\n"
        text = text.replace(b"endcmap", block + b"endcmap", 1)
    return _CHARACTER.sub(lambda found: b"%b<%04X>" % (found[1], ord(ideograph(chr(int(found[2], 16))))), text)


def _counted(text: bytes, head: bytes) -> bytes:
    start = text.index(head) + len(head)
    return b"%d beginbfrange\n" % text[start : text.index(b"endbfrange", start)].count(b"\n")
