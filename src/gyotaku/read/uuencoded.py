"""Files that stand uuencoded in a plain text (POSIX uuencode), as mail programs of the nineties and some kits still send them."""

from __future__ import annotations

import re
from typing import NamedTuple

from gyotaku.read.transfer import transfer_decoded

MOST_FILES = 50
"""Most files taken out of one text."""
_BEGIN = re.compile(rb"(?m)^begin [0-7]{3,4} ([^\r\n]{1,255}?)[ \t]*\r?\n")
_END = re.compile(rb"(?m)^end[ \t]*\r?(?:\n|\Z)")
_FULL = 45
"""Bytes that a full line holds; it begins with M."""


class Encoded(NamedTuple):
    """One file: its name as the bytes that stand there, its content, codes of what was wrong."""

    name: bytes
    content: bytes
    codes: tuple[str, ...]


def taken_out(text: bytes) -> tuple[bytes, list[Encoded], bool]:
    """Return the text without its uuencoded files, the files, and whether more were left in it.

    What begins like one but whose first line is no such code ("begin 644 words" in prose) stays text.
    """
    files: list[Encoded] = []
    kept: list[bytes] = []
    at = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < at or not _a_code(text, begin.end()):
            continue
        if len(files) >= MOST_FILES:
            return b"".join([*kept, text[at:]]), files, True
        end = _END.search(text, begin.end())
        stop = end.end() if end is not None else len(text)
        content, codes = transfer_decoded(text[begin.start() : stop], "uuencode")
        files.append(Encoded(begin[1], content, codes))
        kept.append(text[at : begin.start()])
        at = stop
    return b"".join([*kept, text[at:]]), files, False


def _a_code(text: bytes, at: int) -> bool:
    """Whether the line at `at` is uuencoded: a full one, or a short one that ends the file with the line after it."""
    stop = text.find(b"\n", at)
    line = text[at : stop if stop >= 0 else len(text)].rstrip(b"\r")[:100]
    if not line or not 0x20 < line[0] <= 0x60:
        return False
    promised = (line[0] - 0x20) & 0x3F
    letters = len(line) - 1
    expected = 4 * -(-promised // 3)
    if promised == _FULL:
        # Spaces at the end of a line may have been lost on the way, and some programs add a checksum.
        return expected - 8 <= letters <= expected + 2
    after = text[stop + 1 : stop + 10].lstrip(b"` \r\n")
    return letters <= expected + 2 and (promised == 0 or letters > 0) and after.startswith(b"end")
