"""Rich text as Outlook keeps it: unpacked, and the HTML or plain text it wraps taken out again.

Sources: [MS-OXRTFCP] (compression), [MS-OXRTFEX] (HTML and text encapsulated in RTF), RTF specification 1.9.1. Nothing in the
text is run; objects and pictures are passed over.
"""

from __future__ import annotations

import re
import struct
from typing import NamedTuple

from gyotaku.data.charsets import codec_of, codepage_label, rtf_codepage
from gyotaku.patterns import late

_INITIAL = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)
"""What the window holds at first ([MS-OXRTFCP] section 2.1.3.1.3)."""
_WINDOW = 4096
_TOKEN = late(rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL)
_SIGNS = {
    "par": "\r\n", "line": "\r\n", "sect": "\r\n", "page": "\r\n", "row": "\r\n", "cell": "\t", "tab": "\t", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—", "enspace": "\u2002",
    "emspace": "\u2003", "~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\", "\n": "\r\n", "\r": "\r\n",
}  # fmt: skip
_NOT_SHOWN = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr", "footerl", "footerr",
    "ftnsep", "listtable", "listoverridetable", "rsidtbl", "generator", "themedata", "datastore", "latentstyles", "xmlnstbl",
    "bkmkstart", "bkmkend", "fldinst", "mhtmltag", "pntext", "nonshppict", "shppict", "filetbl", "revtbl",
})  # fmt: skip
_MOST_GROUPS = 2000
_WESTERN = 1252
_EAST_ASIAN = frozenset({932, 936, 949, 950})
_LINK = re.compile(r'HYPERLINK\s{1,20}(?:\\[a-z]\s{1,20}){0,3}"?([^"\s]{1,2000})')


class Unwrapped(NamedTuple):
    """What an RTF body holds: `kind` is html (it was encapsulated) or plain."""

    kind: str
    text: str


def decompressed(raw: bytes, most: int) -> bytes:
    """Unpack a PidTagRtfCompressed value, at most `most` bytes of it; a wrong checksum or a cut end is tolerated."""
    if len(raw) < 16:
        return b""
    size, _, kind = struct.unpack_from("<II4s", raw)
    packed = raw[16 : max(16, min(len(raw), size + 4))]
    if kind == b"MELA":
        return packed[:most]
    if kind != b"LZFu":
        return b""
    out = bytearray(_INITIAL)
    at, end, most = 0, len(packed), most + len(_INITIAL)
    while at < end and len(out) < most:
        control = packed[at]
        at += 1
        for bit in range(8):
            if at >= end:
                break
            if not control >> bit & 1:
                out.append(packed[at])
                at += 1
                continue
            reference = int.from_bytes(packed[at : at + 2], "big")
            at += 2
            distance = (len(out) - (reference >> 4)) % _WINDOW
            if distance == 0:  # points at itself: the end
                return bytes(out[len(_INITIAL) : most])
            _repeat(out, distance, (reference & 0xF) + 2)
    return bytes(out[len(_INITIAL) : most])


def _repeat(out: bytearray, distance: int, length: int) -> None:
    start = len(out) - distance
    for place in range(start, start + length):
        out.append(out[place] if place >= 0 else 0x20)


def unwrapped(rtf: bytes) -> Unwrapped:
    """Return the HTML encapsulated in an RTF document or, when there is none, its text with link targets in brackets."""
    return _Walk(rtf).walk()


class _Group(NamedTuple):
    """What holds inside a pair of braces."""

    hidden: bool = False
    tag: bool = False
    suppressed: bool = False
    instruction: bool = False
    shown_link: bool = False
    font: int = -1
    replaced: int = 1
    """How many characters after a \\u are for readers without Unicode (\\uc)."""


class _Walk:
    """One pass over the tokens; groups are kept on a list, so that depth costs nothing."""

    def __init__(self, rtf: bytes) -> None:
        self._rtf = rtf
        self._html = b"\\fromhtml" in rtf[:4096]
        self._group = _Group()
        self._outer: list[_Group] = []
        self._fonts: dict[int, int] = {}
        self._codepage = 1252
        self._pending = bytearray()
        self._out: list[str] = []
        self._instruction: list[str] = []
        self._star = False
        self._to_skip = 0

    def walk(self) -> Unwrapped:
        at, size = 0, len(self._rtf)
        while at < size:
            token = _TOKEN.match(self._rtf, at)
            if token is None:
                at += 1
                continue
            at = self._act(token)
        self._flush()
        text = "".join(self._out)
        # \\u counts in UTF-16: halves of a pair come one by one.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return Unwrapped("html" if self._html else "plain", text)

    def _act(self, token: re.Match[bytes]) -> int:
        word, number, octet, symbol, brace, text = token.groups()
        if octet is not None:
            self._bytes(bytes((int(octet, 16),)))
        elif text is not None:
            self._bytes(text)
        elif brace is not None:
            self._flush()
            self._brace(brace)
        elif word is not None:
            value = int(number) if number is not None else None
            if word == b"bin":
                return token.end() + max(value or 0, 0)
            self._word(word.decode("ascii"), value)
        elif symbol == b"*":
            self._star = True
        elif symbol in {b"{", b"}", b"\\"}:
            self._bytes(symbol)
        elif symbol is not None:
            self._flush()
            self._say(_SIGNS.get(symbol.decode("latin-1"), ""))
        return token.end()

    def _brace(self, brace: bytes) -> None:
        self._star = False
        if brace == b"{":
            if len(self._outer) < _MOST_GROUPS:
                self._outer.append(self._group)
            return
        inner = self._group
        if self._outer:
            self._group = self._outer.pop()
        if inner.shown_link and not self._group.shown_link and not self._html:
            target = _LINK.search("".join(self._instruction)[:4000])
            self._instruction.clear()
            self._say(f" <{target[1]}>" if target else "")

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        star, self._star = self._star, False
        if word == "u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self._to_skip = self._group.replaced
        elif word == "htmltag" and star:
            self._group = self._group._replace(tag=True, hidden=False)
        elif word in _NOT_SHOWN or star:
            self._group = self._group._replace(hidden=True, instruction=word == "fldinst")
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        else:
            self._state(word, 1 if number is None else number)

    def _state(self, word: str, number: int) -> None:
        if word == "htmlrtf":
            self._group = self._group._replace(suppressed=number != 0)
        elif word == "ansicpg":
            self._codepage = number
        elif word == "uc":
            self._group = self._group._replace(replaced=min(max(number, 0), 10))
        elif word == "f":
            self._group = self._group._replace(font=number)
        elif word == "fcharset" and self._group.hidden and len(self._fonts) < _MOST_GROUPS:
            page = rtf_codepage(number)
            if page is not None:
                self._fonts[self._group.font] = page
        elif word == "plain":
            self._group = self._group._replace(font=-1)
        elif word == "fldrslt":
            self._group = self._group._replace(shown_link=True)

    def _bytes(self, raw: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(raw))
            self._to_skip -= skipped
            raw = raw[skipped:]
        self._pending += raw

    def _flush(self) -> None:
        """Say the bytes gathered, in the code page of the font that is on: a character may have been two escapes."""
        self._to_skip = 0
        if not self._pending:
            return
        raw = bytes(self._pending)
        self._pending.clear()
        if self._group.instruction:
            self._instruction.append(raw.decode("latin-1"))
        elif not self._group.hidden:
            self._say(raw.decode("ascii") if raw.isascii() else self._decoded(raw))

    def _decoded(self, raw: bytes) -> str:
        page = self._fonts.get(self._group.font, self._codepage)
        if page == _WESTERN and self._codepage in _EAST_ASIAN:
            # Latin fonts are left on over Japanese text when the document's own code page is Japanese.
            try:
                return raw.decode(_codec(self._codepage))
            except UnicodeDecodeError:
                pass
        return raw.decode(_codec(page), "replace")

    def _say(self, text: str) -> None:
        if not self._group.hidden and (self._group.tag or not (self._html and self._group.suppressed)):
            self._out.append(text)


def _codec(page: int) -> str:
    label = codepage_label(page)
    codec = (codec_of(label) if label else None) or "cp1252"
    return {"big5": "cp950", "iso-2022-jp": "cp932", "euc-jp": "euc_jis_2004"}.get(codec, codec)
