"""Header values decoded: folds, encoded words (RFC 2047) in every shape they are found in, raw 8-bit.

Broken senders split a character or an escape state between two words, glue words to text, put spaces into them, forget the
end, encode twice, or write bytes with no encoding at all. Words of one charset that follow each other are therefore joined
as bytes and decoded once. Everything is linear in the length of the value.
"""

from __future__ import annotations

import binascii
import re
from itertools import groupby
from typing import NamedTuple

from gyotaku.model.message import Decoding
from gyotaku.read.charset import decode
from gyotaku.read.transfer import transfer_decoded

_FOLD = re.compile(rb"\r*\n[ \t]*")
_START = re.compile(rb"=\?([^?]{0,80})\?([bBqQ])\?")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SPECIALS = re.compile(r"[()<>@,:;\\\".\[\]]")
_TO_ESCAPE = re.compile(r"([\\\"])")
_WEIGHED_GROUPS = 48
"""So many runs of one value are weighed for their charset; what follows is decoded by its label alone."""
_MOST_LOGGED = 32


class Word(NamedTuple):
    """One encoded word and its place in the unfolded value; `body` is still transfer-encoded."""

    start: int
    end: int
    charset: bytes
    base64: bool
    body: bytes


def printable(text: str) -> str:
    """Make controls visible or a space, so that a value stays on one line and can be stored anywhere."""
    return _CONTROL.sub(_shown, text) if _CONTROL.search(text) else text


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in {0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029}:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)  # the Unicode picture of the control
    return "\u2421" if code == 0x7F else "\ufffd"


def decode_header(
    raw: bytes, *, hint: str | None = None, addresses: bool = False, quick: bool = False
) -> tuple[str, tuple[Decoding, ...]]:
    """Decode a field value as it stands after the colon; return it with the decisions taken, none for plain ASCII.

    `hint` is the charset used elsewhere in the mail, for raw 8-bit. With `addresses` a decoded word that holds a comma, an
    angle bracket or an at sign is put in quotes (RFC 5322 section 3.2.4), so that it cannot pass for an address of its own.
    `quick` decodes by labels alone.
    """
    value = (_FOLD.sub(b" ", raw) if b"\n" in raw else raw).strip(b" \t\r")
    if b"=?" not in value and b"\x1b" not in value and value.isascii():
        return printable(value.decode("ascii")), ()
    reading = _Reading(hint, addresses=addresses, quick=quick)
    return printable(reading.read(value)).strip(), tuple(reading.log)


class _Reading:
    """One value being decoded."""

    def __init__(self, hint: str | None, *, addresses: bool, quick: bool) -> None:
        self.hint = hint
        self.addresses = addresses
        self.quick = quick
        self.log: dict[Decoding, None] = {}
        self.groups = 0

    def read(self, value: bytes, *, nested: bool = False) -> str:
        words = _words(value)
        guarded = self.addresses and not nested and b"@" in _outside(value, words)
        out: list[str] = []
        position, quoted = 0, False
        for group in _runs(value, words):
            literal = value[position : group[0].start]
            if literal.strip() or not out or position == 0:
                out.append(self._plain(literal))
                quoted ^= literal.count(b'"') - literal.count(b'\\"') & 1 == 1
            elif not _adjoins(value, position, group[0]):
                out.append(literal.decode("ascii", "replace"))
            text = self._group(group, nested=nested)
            out.append(_guarded(text, quoted=quoted) if guarded else text)
            position = group[-1].end
        out.append(self._plain(value[position:]))
        return "".join(out)

    def _plain(self, literal: bytes) -> str:
        if not literal:
            return ""
        text, decoding = decode(literal, None, hint=self.hint, quick=self._in_haste())
        if decoding.why != "ascii":
            self._note(decoding)
        return text

    def _in_haste(self) -> bool:
        self.groups += 1
        return self.quick or self.groups > _WEIGHED_GROUPS

    def _group(self, group: list[Word], *, nested: bool) -> str:
        label = group[0].charset.partition(b"*")[0].decode("ascii", "replace").strip()
        declared = label or None
        raw = _joined(group)
        text, decoding = decode(raw, declared, hint=self.hint, quick=self._in_haste())
        if not decoding.exact and len(group) > 1:
            apart = [decode(_joined([word]), declared, hint=self.hint, quick=True) for word in group]
            if all(each.exact for _, each in apart):
                text, decoding = "".join(piece for piece, _ in apart), apart[0][1]
        if not nested and "=?" in text and _START.search(text.encode("utf-8", "replace")):
            self._note(Decoding(declared=declared, used=decoding.used, why="nested", exact=decoding.exact))
            return self.read(text.encode("utf-8", "replace"), nested=True)
        self._note(decoding)
        return text

    def _note(self, decoding: Decoding) -> None:
        if len(self.log) < _MOST_LOGGED:
            self.log[decoding] = None


def _words(value: bytes) -> list[Word]:
    """Find the encoded words; one whose end is missing reaches to the next word or the end of the value."""
    starts = list(_START.finditer(value))
    words: list[Word] = []
    end = -1
    position = 0
    for number, start in enumerate(starts):
        if start.start() < position:
            continue
        if end < start.end():
            end = value.find(b"?=", start.end())
            end = end if end >= 0 else len(value)
        following = starts[number + 1].start() if number + 1 < len(starts) else len(value)
        stop = min(end, following)
        position = stop + 2 if stop == end and end < len(value) else stop
        body = value[start.end() : stop]
        words.append(Word(start.start(), position, start[1].strip(), start[2] in b"bB", body))
    return words


def _outside(value: bytes, words: list[Word]) -> bytes:
    edges = [0, *(edge for word in words for edge in (word.start, word.end)), len(value)]
    return b" ".join(value[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _runs(value: bytes, words: list[Word]) -> list[list[Word]]:
    """Group the words of one charset that only white space separates."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last is not None and last.charset.lower() == word.charset.lower() and _adjoins(value, last.end, word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _adjoins(value: bytes, end: int, word: Word) -> bool:
    """Whether only white space, which is not shown between encoded words, lies before a word (RFC 2047 section 6.2)."""
    return end > 0 and not value[end : word.start].strip()


def _joined(group: list[Word]) -> bytes:
    """Undo B and Q; base64 cut at no multiple of four goes on in the next word."""
    out: list[bytes] = []
    for base64, run in groupby(group, key=lambda word: word.base64):
        if not base64:
            out += [binascii.a2b_qp(word.body, header=True) for word in run]
            continue
        pending: list[bytes] = []
        size = 0
        for word in run:
            piece = word.body.translate(None, b" \t\r\n")
            pending.append(piece)
            size += len(piece)
            if size % 4 == 0 or piece.endswith(b"="):
                out.append(transfer_decoded(b"".join(pending), "base64")[0])
                pending, size = [], 0
        out.append(transfer_decoded(b"".join(pending), "base64")[0])
    return b"".join(out)


def _guarded(text: str, *, quoted: bool) -> str:
    escaped = _TO_ESCAPE.sub(r"\\\1", text)
    return escaped if quoted or not _SPECIALS.search(text) else f'"{escaped}"'
