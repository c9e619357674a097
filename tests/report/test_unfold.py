from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.report.unfold import Unfolded, decoded_runs, encoded_words


@pytest.mark.parametrize(
    "folded",
    [
        "ta\u200bro@b.\u00adjp",
        "ta=\r\nro@b.jp",
        "%74%61%72%6F@b.jp",
        "taro%40b.jp",
        "taro%2540b.jp",
        "taro=40b.jp",
        "taro&#64;b.jp",
        "taro&#x40;b.jp",
        "taro&commat;b.jp",
        "ｔａｒｏ＠ｂ．ｊｐ",
    ],
)
def test_every_fold_is_undone(folded: str) -> None:
    """An address reads the same however it is folded, and its place in the original is known."""
    unfolded = Unfolded(f"<{folded}>")
    assert unfolded.text == "<taro@b.jp>"
    assert unfolded.span(1, 10) == (1, 1 + len(folded))


def test_names_in_percent_octets_are_read_as_text() -> None:
    """Several octets make one character, and the character's place covers them all."""
    unfolded = Unfolded("x=%E5%B1%B1%E7%94%B0&")
    assert unfolded.text == "x=山田&"
    assert unfolded.span(2, 3) == (2, 11)


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_base64_is_read_at_every_alignment(before: str) -> None:
    """An address inside a longer base64 text is found wherever it begins."""
    coded = base64.urlsafe_b64encode(f"{before}taro@b.example!".encode()).decode()
    for offset in range(4):
        assert any("taro@b.example" in plain for _, _, plain in decoded_runs("x" * offset + coded))


def test_hex_is_read() -> None:
    """Hex digits of an address are read, with one stray digit before them too."""
    coded = b"taro@b.example".hex()
    assert any("taro@b.example" in plain for _, _, plain in decoded_runs(f"?t={coded}"))
    assert any("aro@b.exampl" in plain for _, _, plain in decoded_runs(f"?t=f{coded}f"))


def test_neighbouring_encoded_words_are_one_text() -> None:
    """A name split over two encoded words is read whole (RFC 2047, section 6.2), in its own character set."""
    octets = "山田太郎".encode("iso2022_jp")
    words = [base64.b64encode(octets[:8]).decode(), base64.b64encode(octets[8:]).decode()]
    text = f"To: =?ISO-2022-JP?B?{words[0]}?= =?iso-2022-jp?B?{words[1]}?= <x>"
    assert list(encoded_words(text)) == [(4, len(text) - 4, "山田太郎")]


def test_an_unknown_character_set_is_no_error() -> None:
    """Whatever an encoded word claims, something is read."""
    assert [plain for _, _, plain in encoded_words("=?x-none?Q?a=20b?=")] == ["a b"]


@given(st.text(max_size=80))
def test_spans_lie_in_the_original(text: str) -> None:
    """Every unfolded character stands somewhere in the original, in order."""
    unfolded = Unfolded(text)
    spans = [unfolded.span(place, place + 1) for place in range(len(unfolded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
