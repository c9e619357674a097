"""Japanese bytes as mail programs really write them: ISO-2022-JP with vendor characters, and EUC-JP.

Python's `iso2022_jp*` codecs refuse NEC row 13 (①㈱), the IBM and NEC extensions (髙, 﨑) and half-width kana, which
Japanese mail is full of. Here every JIS X 0208 pair goes to EUC-JP and the pairs that EUC-JP lacks to CP932, which has
them all (JIS X 0208 to Shift_JIS by arithmetic: JIS X 0208:1997 annex 1). Sources: RFC 1468, RFC 1554, RFC 2237,
ISO 2022, JIS X 0201, JIS X 0212, JIS X 0213, Microsoft code pages 50220–50222 and 51932.
"""

from __future__ import annotations

import codecs
import re

from gyotaku.patterns import late

_SHIFT = re.compile(
    rb"(\x1b(?:\$\([@A-DOPQ]|\$[@AB]|\([@-Z]|\([a-z]|&@|\.[AF]|N)|\x0e|\x0f)",
)
_MARKS = re.compile(rb"\x1b(?:\$\([@BDOPQ]|\$[@B]|\([IJ])")
_STRIPPED = re.compile(rb"(\$[@B]|\([BJ])")
_PAIRS = re.compile(rb"[\x21-\x7e]{2}")
_LINES = re.compile(rb"([\r\n]+)")
_TO_ASCII = (b"\x1b(B", b"\x1b(J", b"\x1b(H")

_HIGH = bytes(byte | 0x80 if 0x21 <= byte <= 0x7E else byte for byte in range(256))
_KANA = bytes(byte | 0x80 if 0x21 <= byte <= 0x5F else byte for byte in range(256))
# JIS X 0201 Roman: the backslash's place is the yen sign. The tilde's place is an overline by the standard, but mail
# programs that use this set write tildes (of addresses) there.
_ROMAN = {0x5C: "\u00a5"}
# One character, two traditions: JIS X 0208 as Python's EUC-JP maps it, and as Windows maps it. Text is given the Windows
# form whatever encoding it came in, so that phrases match.
_AS_WINDOWS = str.maketrans("\u301c\u2016\u2212\u00a2\u00a3\u00ac\u2014", "\uff5e\u2225\uff0d\uffe0\uffe1\uffe2\u2015")
_WINDOWS = late("[\u301c\u2016\u2212\u00a2\u00a3\u00ac\u2014]")

_JIS0208 = frozenset({b"\x1b$@", b"\x1b$B", b"\x1b$(@", b"\x1b$(B"})
_STATES = {
    b"\x1b$A": "gb2312",
    b"\x1b$(A": "gb2312",
    b"\x1b$(C": "ksc5601",
    b"\x1b$(D": "jis0212",
    b"\x1b$(O": "jis0213",
    b"\x1b$(Q": "jis0213",
    b"\x1b$(P": "jis0213-2",
    b"\x1b(I": "kana",
    b"\x1b(J": "roman",
    b"\x1b(H": "roman",
}
_NO_CHANGE = frozenset({b"\x1b&@", b"\x1b.A", b"\x1b.F", b"\x1bN"})


def has_escapes(raw: bytes) -> bool:
    """Whether a shift to a Japanese set of ISO 2022 stands in the bytes."""
    return b"\x1b" in raw and _MARKS.search(raw) is not None


def has_stripped_escapes(raw: bytes) -> bool:
    """Whether shifts stand there whose ESC byte was lost: `$B…(B` around an even number of printable bytes."""
    return b"\x1b" not in raw and b"$B" in raw and _without_escapes(raw) is not None


def decode_iso2022(raw: bytes) -> str:
    """Decode ISO-2022-JP and its kin; what is no character becomes U+FFFD. Linear; never raises."""
    if b"\x1b" not in raw and (repaired := _without_escapes(raw)) is not None:
        raw = repaired
    pieces = _SHIFT.split(raw)
    out: list[str] = []
    state, shifted = "ascii", False
    for place, piece in enumerate(pieces):
        if place % 2:
            if piece == b"\x0e":
                shifted = True
            elif piece == b"\x0f":
                shifted = False
            elif piece not in _NO_CHANGE:
                state = "jis0208" if piece in _JIS0208 else _STATES.get(piece, "ascii")
                shifted = False
        elif piece:
            # A line that ends in a two-byte set without a shift back: what follows is two-byte only if a shift back comes.
            closed = place + 1 < len(pieces) and pieces[place + 1] in _TO_ASCII
            out.append(_segment(piece, "kana" if shifted else state, closed=closed))
    return "".join(out)


def decode_euc(raw: bytes) -> str:
    """Decode EUC-JP with the vendor characters of code page 51932; what is no character becomes U+FFFD."""
    text = raw.decode("euc_jp", _VENDOR)
    return text.translate(_AS_WINDOWS) if _WINDOWS.search(text) else text


def _segment(piece: bytes, state: str, *, closed: bool) -> str:
    if state == "ascii":
        return piece.decode("ascii") if piece.isascii() else _eight_bit(piece)
    if state == "roman":
        return (piece.decode("ascii") if piece.isascii() else _eight_bit(piece)).translate(_ROMAN)
    if state == "kana":
        return piece.translate(_KANA).decode("cp932", "replace")
    if closed or (b"\n" not in piece and b"\r" not in piece):
        return _two_byte(piece, state)
    line, end, rest = _LINES.split(piece, maxsplit=1)
    return _two_byte(line, state) + end.decode("ascii") + _segment(rest, "ascii", closed=False)


def _eight_bit(piece: bytes) -> str:
    """Decode raw 8-bit between shifts: UTF-8 if it is, else Shift_JIS, which holds 8-bit half-width kana too."""
    try:
        return piece.decode("utf-8")
    except UnicodeDecodeError:
        return piece.decode("cp932", "replace")


def _two_byte(piece: bytes, state: str) -> str:
    back = b"(B" in piece or b"(J" in piece
    if back and state == "jis0208":
        # `(B` is no character of row 8: a shift back that lost its ESC, when it stands at a pair's place.
        for at in (found for found in (piece.find(b"(B"), piece.find(b"(J")) if found >= 0):
            if len(_only_pairs(piece[:at])) % 2 == 0 and _PAIRS.sub(b"", piece[:at]).strip() == b"":
                return _two_byte(piece[:at], state) + _segment(piece[at + 2 :], "ascii", closed=False)
    high = piece.translate(_HIGH)
    if state == "jis0208":
        return decode_euc(high)
    if state == "jis0212":
        return _prefixed(piece).decode("euc_jp", _VENDOR)
    if state == "jis0213":
        return high.decode("euc_jis_2004", "replace")
    if state == "jis0213-2":
        return _prefixed(piece).decode("euc_jis_2004", "replace")
    return high.decode("gb18030" if state == "gb2312" else "cp949", "replace")


def _only_pairs(piece: bytes) -> bytes:
    return piece.translate(None, b" \t\r\n")


def _prefixed(piece: bytes) -> bytes:
    return _PAIRS.sub(lambda pair: b"\x8f" + pair[0].translate(_HIGH), piece)


def _without_escapes(raw: bytes) -> bytes | None:
    """Put the lost ESC bytes back, or return None when `$B…(B` does not enclose pairs of assigned rows."""
    pieces = _STRIPPED.split(raw)
    out = [pieces[0]]
    repaired, inside = False, False
    for shift, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if shift[:1] == b"$" and not inside and _is_kanji(piece):
            out += [b"\x1b", shift, piece]
            inside = repaired = True
        elif shift[:1] == b"(" and inside:
            out += [b"\x1b", shift, piece]
            inside = False
        else:
            out += [shift, piece]
    return b"".join(out) if repaired else None


def _is_kanji(piece: bytes) -> bool:
    """Whether a run is pairs of JIS X 0208 rows that text uses: 1–8, 13 and 16–84."""
    pairs = _only_pairs(piece)
    return len(pairs) >= 2 and len(pairs) % 2 == 0 and all(_used_row(lead) for lead in pairs[::2]) and min(pairs) > 0x20


def _used_row(lead: int) -> bool:
    return 0x21 <= lead <= 0x28 or lead == 0x2D or 0x30 <= lead <= 0x74


def _vendor(error: UnicodeError) -> tuple[str, int]:
    """Resolve what EUC-JP does not know: NEC row 13, NEC-selected and IBM characters by CP932, else JIS X 0213."""
    assert isinstance(error, UnicodeDecodeError)
    raw, at = error.object, error.start
    lead = raw[at]
    trail = raw[at + 1] if at + 1 < len(raw) else 0
    if lead == 0x8F and trail >= 0xA1 and at + 2 < len(raw) and raw[at + 2] >= 0xA1:
        return _or_lost(raw[at : at + 3], "euc_jis_2004"), at + 3
    if lead < 0xA1 or trail < 0xA1 or trail > 0xFE or lead > 0xFE:
        return "\ufffd", at + 1
    row, cell = lead - 0xA0, trail - 0xA0
    first = (row - 1) // 2 + (0x81 if row <= 62 else 0xC1)
    second = cell + (0x9E if row % 2 == 0 else 0x3F if cell <= 63 else 0x40)
    if 0x81 <= first <= 0xFC:
        try:
            return bytes((first, second)).decode("cp932"), at + 2
        except UnicodeDecodeError:
            pass
    return _or_lost(raw[at : at + 2], "euc_jis_2004"), at + 2


def _or_lost(pair: bytes, codec: str) -> str:
    try:
        return pair.decode(codec)
    except UnicodeDecodeError:
        return "\ufffd"


_VENDOR = "gyotaku-cp51932"
codecs.register_error(_VENDOR, _vendor)
