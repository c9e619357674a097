"""ISO-2022-JP and EUC-JP as mail programs write them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.read.jis import decode_euc, decode_iso2022, has_escapes, has_stripped_escapes


def jis(text: str) -> bytes:
    """Write double-byte characters of CP932 as JIS X 0208 pairs, vendor rows included (no escapes around them)."""
    out = bytearray()
    for character in text:
        first, second = character.encode("cp932")
        row = (first - (0x81 if first <= 0x9F else 0xC1)) * 2 + (2 if second >= 0x9F else 1)
        cell = second - 0x9E if second >= 0x9F else second - (0x3F if second < 0x7F else 0x40)
        out += bytes((row + 0x20, cell + 0x20))
    return bytes(out)


@pytest.mark.parametrize("text", ["確認のお願い", "ABC 確認 abc\r\n行2", "〒１００"])
def test_standard_text(text: str) -> None:
    """What RFC 1468 describes is read as everybody reads it."""
    assert decode_iso2022(text.encode("iso2022_jp")) == text


def test_vendor_characters() -> None:
    """NEC row 13 and the NEC-selected IBM characters, which Python's codecs refuse, are read (code page 50221)."""
    assert decode_iso2022(b"\x1b$B" + jis("①㈱Ⅳ㍻№") + b"|b\x1b(B") == "①㈱Ⅳ㍻№髙"


def test_half_width_kana_in_each_way() -> None:
    """Half-width kana come by their own set, by shift-out and as raw 8-bit."""
    assert decode_iso2022(b"\x1b(I16;\x1b(B!") == "ｱｶｻ!"
    assert decode_iso2022(b"a\x0e16;\x0fb") == "aｱｶｻb"
    assert decode_iso2022(b"\x1b(B\xb1\xb6\xbb") == "ｱｶｻ"


def test_other_sets() -> None:
    """JIS X 0212, JIS X 0213, GB 2312 and KS X 1001 are read where their escapes stand."""
    assert decode_iso2022("丂".encode("iso2022_jp_1")) == "丂"
    assert decode_iso2022("俱𠀋".encode("iso2022_jp_2004")) == "俱𠀋"
    assert decode_iso2022(b"\x1b$A" + bytes(byte & 0x7F for byte in "确认".encode("gb2312")) + b"\x1b(B") == "确认"


def test_roman_set() -> None:
    """JIS Roman has a yen sign for the backslash; tildes of addresses stay tildes."""
    assert decode_iso2022(b"\x1b(Ja\\b~c\x1b(B\\") == "a\u00a5b~c\\"


def test_missing_shift_back() -> None:
    """Without a shift back, a line's end leads back to ASCII unless two-byte text goes on to a later shift back."""
    assert decode_iso2022(b"\x1b$B" + jis("確認") + b"\nabc") == "確認\nabc"
    assert decode_iso2022(b"\x1b$B" + jis("確認") + b"\r\n" + jis("利用") + b"\x1b(B.") == "確認\r\n利用."
    assert decode_iso2022(b"\x1b$B" + jis("確認") + b"(B abc") == "確認 abc"


def test_stripped_escapes() -> None:
    """Where every ESC byte was lost, `$B…(B` around pairs of real rows is put right; prices are left alone."""
    raw = b"Re: $B" + jis("確認のお願い") + b"(B $100 (B)"
    assert has_stripped_escapes(raw)
    assert decode_iso2022(raw) == "Re: 確認のお願い $100 (B)"
    assert not has_stripped_escapes(b"costs $B2 (Bob)")


def test_raw_eight_bit_between() -> None:
    """Raw UTF-8 or Shift_JIS between shifts is read, not lost."""
    assert decode_iso2022("確認".encode("iso2022_jp") + "利用".encode()) == "確認利用"
    assert decode_iso2022("確認".encode("iso2022_jp") + "利用".encode("cp932")) == "確認利用"


def test_same_character_from_each_encoding() -> None:
    """The wave dash, the minus and their kin come out in one form, whichever encoding they came in."""
    assert (
        decode_iso2022("～－".encode("cp932").decode("cp932").replace("～", "〜").replace("－", "−").encode("iso2022_jp"))
        == "～－"
    )
    assert decode_euc(b"\xa1\xc1\xa1\xdd") == "～－"


def test_euc() -> None:
    """EUC-JP with vendor rows, JIS X 0212 and half-width kana; a cut-off end is one lost character."""
    assert decode_euc("株式会社".encode("euc_jp") + b"\xad\xa1\xfc\xe2\x8e\xb1") == "株式会社①髙ｱ"
    assert decode_euc("丂".encode("euc_jp")) == "丂"
    assert decode_euc(b"\xa4\xa2\xa4") == "あ\ufffd"


def test_escapes_are_known() -> None:
    """Only shifts to Japanese sets count, not colour codes of terminals."""
    assert has_escapes("確認".encode("iso2022_jp"))
    assert not has_escapes(b"\x1b[31mred\x1b[0m")


@given(st.binary(max_size=200))
def test_never_fails(raw: bytes) -> None:
    """Any bytes give text without lone surrogates."""
    decode_iso2022(raw).encode()
    decode_euc(raw).encode()
    decode_iso2022(b"\x1b$B" + raw).encode()
    assert isinstance(has_stripped_escapes(raw), bool)


@given(st.text(alphabet="あいうえ亜確認ABCア①㈱髙\n", max_size=60))
def test_round_trip(text: str) -> None:
    """What is written in code page 50221 is read back."""
    raw = b"".join(
        b"\n" if character == "\n" else character.encode() if character.isascii() else b"\x1b$B" + _pair(character) + b"\x1b(B"
        for character in text
    )
    assert decode_iso2022(raw) == text


def _pair(character: str) -> bytes:
    return b"|b" if character == "髙" else jis(character)


@pytest.mark.parametrize("piece", [b"\x1b$B", b"$B00", b"\x1b$B0(B", b"0(B", b"\n00"])
def test_linear(piece: bytes) -> None:
    """Crafted shifts cost time in proportion to their length only."""
    start = time.process_time()
    decode_iso2022(b"\x1b$B" + piece * 60_000)
    assert time.process_time() - start < 3
