"""Unfold the ways an address hides in text: percent, quoted-printable, character references, full width, zero width.

The unfolded text keeps a map to where each character came from, so that what is found in it can be masked in the original.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator

_ZERO_WIDTH = "\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u180e"
_REST = (
    rf"|&\#(?P<number>\d{{1,7}}|[xX][0-9A-Fa-f]{{1,6}});?"
    rf"|(?P<named>&(?:commat|period|equals|percnt|num|lowbar|hyphen);)"
    rf"|(?P<wide>[\uff01-\uff5e])"
    rf"|(?P<zero>[{_ZERO_WIDTH}]+)"
)
_URL = re.compile(r"(?P<octets>(?:%(?:25){0,3}[0-9A-Fa-f]{2})+)|(?P<soft>(?!))" + _REST)
_MIME = re.compile(r"(?P<octets>(?:%(?:25){0,3}[0-9A-Fa-f]{2}|=[0-9A-F]{2})+)|(?P<soft>=\r?\n)" + _REST)
_NOTHING = re.compile(r"(?!)")
_OCTET = re.compile(r"%(?:25){0,3}([0-9A-Fa-f]{2})|=([0-9A-F]{2})")
_NAMED = {"&commat;": "@", "&period;": ".", "&equals;": "=", "&percnt;": "%", "&num;": "#", "&lowbar;": "_", "&hyphen;": "-"}
_BASE64 = re.compile(r"[A-Za-z0-9+/_\-]{8,20000}={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){5,5000}")
_WORD = re.compile(r"=\?([\w\-.:+]{1,40})(?:\*[\w\-]{1,20})?\?([BbQq])\?([^?\r\n]{0,1000})\?=")


class Unfolded:
    """Text with its folds undone, and where each of its characters stands in the original."""

    def __init__(self, original: str, fold: re.Pattern[str] = _MIME) -> None:
        self.original = original
        self.text = original
        self._starts: list[int] | None = None
        self._ends: list[int] = []
        if fold.search(original):
            self._unfold(fold)

    def _unfold(self, fold: re.Pattern[str]) -> None:
        out: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for found in fold.finditer(self.original):
            begin, end = found.span()
            out.append(self.original[last:begin])
            starts.extend(range(last, begin))
            ends.extend(range(last + 1, begin + 1))
            for character, first, after in _plain(found):
                out.append(character)
                starts.append(first)
                ends.append(after)
            last = end
        out.append(self.original[last:])
        starts.extend(range(last, len(self.original)))
        ends.extend(range(last + 1, len(self.original) + 1))
        self.text = "".join(out)
        self._starts, self._ends = starts, ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a non-empty range of the unfolded text stands in the original."""
        if self._starts is None:
            return start, end
        return self._starts[start], self._ends[end - 1]


def _plain(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    begin, end = found.span()
    if found["octets"]:
        yield from _octets(found["octets"], begin)
    elif found["number"]:
        number = found["number"]
        value = int(number[1:], 16) if number[0] in "xX" else int(number)
        yield (chr(value) if 0 < value < 0x110000 and not 0xD800 <= value < 0xE000 else "\ufffd"), begin, end
    elif found["named"]:
        yield _NAMED[found["named"]], begin, end
    elif found["wide"]:
        yield unicodedata.normalize("NFKC", found["wide"]), begin, end


def _octets(text: str, begin: int) -> Iterator[tuple[str, int, int]]:
    pieces = [(int(found[1] or found[2], 16), begin + found.start(), begin + found.end()) for found in _OCTET.finditer(text)]
    octets = bytes(value for value, _, _ in pieces)
    try:
        characters = octets.decode("utf-8")
    except UnicodeDecodeError:
        yield from ((chr(value), first, after) for value, first, after in pieces)
        return
    position = 0
    for character in characters:
        width = len(character.encode("utf-8"))
        yield character, pieces[position][1], pieces[position + width - 1][2]
        position += width


def readings(text: str) -> Iterator[Unfolded]:
    """Yield the text as it stands, with what URLs fold undone, and with quoted-printable undone as well.

    All three are needed: `=AB` is an octet in a mail and the beginning of a value in a URL.
    """
    plain = Unfolded(text, _NOTHING)
    yield plain
    for fold in (_URL, _MIME):
        unfolded = Unfolded(text, fold)
        if unfolded.text != plain.text:
            yield unfolded


def decoded_runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, plain text) for runs that may be base64 (any alignment, URL-safe or not) or hex digits."""
    for found in _BASE64.finditer(text):
        for offset in range(4):
            octets = _from_base64(found[0].rstrip("=")[offset:])
            if octets:
                yield found.start(), found.end(), octets.decode("utf-8", "replace")
    for found in _HEX.finditer(text):
        yield found.start(), found.end(), bytes.fromhex(found[0]).decode("utf-8", "replace")
        yield found.start(), found.end(), bytes.fromhex(found[0][1:-1]).decode("utf-8", "replace")


def _from_base64(run: str) -> bytes:
    run = run[: len(run) - 1] if len(run) % 4 == 1 else run
    try:
        return base64.b64decode(run.translate(_URL_SAFE) + "=" * (-len(run) % 4))
    except (binascii.Error, ValueError):
        return b""


_URL_SAFE = str.maketrans("-_", "+/")


def encoded_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, plain text) for every run of neighbouring encoded words (RFC 2047), read as one text."""
    start, end, charset, octets = 0, -1, "", b""
    for found in _WORD.finditer(text):
        near = end >= 0 and not text[end : found.start()].strip()
        if end >= 0 and (not near or found[1].lower() != charset):
            yield start, end, _decode(octets, charset)
        if not near or found[1].lower() != charset:
            start, charset, octets = found.start(), found[1].lower(), b""
        octets += _word(found[2], found[3])
        end = found.end()
    if end >= 0:
        yield start, end, _decode(octets, charset)


def _word(coding: str, body: str) -> bytes:
    if coding in "Bb":
        return _from_base64(body.rstrip("="))
    return binascii.a2b_qp(body.encode("utf-8", "replace"), header=True)


def _decode(octets: bytes, charset: str) -> str:
    try:
        return octets.decode(charset, "replace")
    except (LookupError, UnicodeError):
        return octets.decode("utf-8", "replace")
