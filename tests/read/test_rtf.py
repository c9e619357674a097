"""Rich text bodies of Outlook."""

from __future__ import annotations

import struct
import time

import compressed_rtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.read.rtf import decompressed, unwrapped

ENCAPSULATED = (
    rb"{\rtf1\ansi\ansicpg932\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset128 MS PGothic;}}"
    rb"{\colortbl;\red0\green0\blue0;}"
    rb"{\*\generator x;}{\*\htmltag19 <html>}{\*\htmltag64 <p>}\f1\htmlrtf {\b \htmlrtf0 "
    rb"\'8am\'94F\u12354?{\*\htmltag84 &lt;}\htmlrtf <\htmlrtf0 "
    rb"\par {\*\mhtmltag84 <a href=x>}{\*\htmltag84 <a href=y>}go{\*\htmltag92 </a>}\htmlrtf }\htmlrtf0{\*\htmltag72 </p>}}"
)


@given(st.binary(max_size=2000))
def test_decompression_agrees_with_the_peer(raw: bytes) -> None:
    """What another implementation compresses comes back; uncompressed values too ([MS-OXRTFCP])."""
    assert decompressed(compressed_rtf.compress(raw), 100_000) == raw
    assert decompressed(compressed_rtf.compress(raw, compressed=False), 100_000) == raw


def test_decompression_repeats() -> None:
    """References into the window, overlapping ones included, are followed."""
    raw = rb"{\rtf1\ansi " + b"abcabcabc" * 300 + b"}"
    assert decompressed(compressed_rtf.compress(raw), 100_000) == raw


@given(st.binary(max_size=300))
def test_decompression_is_bounded(raw: bytes) -> None:
    """Any bytes give at most what is allowed, a false size and checksum notwithstanding."""
    assert len(decompressed(struct.pack("<II4sI", 0xFFFFFFFF, 0xFFFFFFFF, b"LZFu", 0) + raw * 5, 100)) <= 100
    assert decompressed(raw[:10], 100) == b""


def test_encapsulated_html() -> None:
    """The HTML inside is taken out as it was: tags from their groups, text decoded, what is for RTF readers left out."""
    assert unwrapped(ENCAPSULATED) == ("html", "<html><p>確認あ&lt;\r\n<a href=y>go</a></p>")


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi Hello\par world\tab x\line y}", "Hello\r\nworld\tx\r\ny"),
        (rb"{\rtf1\ansi\ansicpg932 \'8am\'94\'46}", "確認"),
        (rb"{\rtf1\ansi\ansicpg932{\fonttbl{\f0\fcharset0 Arial;}}\f0 \'8am\'94F}", "確認"),
        (rb"{\rtf1\ansi{\fonttbl{\f1\fcharset134 SimSun;}}\f1 \'c8\'b7\'c8\'cf}", "确认"),
        (rb"{\rtf1\ansi\ansicpg932 \'83\'5c\'83\\}", "ソソ"),
        (rb"{\rtf1 caf\'e9 \endash  \lquote x\rquote  \{\}\\ \~}", "café – ‘x’ {}\\ \u00a0"),
        (rb"{\rtf1\uc1 \u12354?\u12356\'3f\uc0 \u12358 x}", "あいうx"),
        (rb"{\rtf1 \u-10179?\u-8704?}", "😀"),
        (rb"{\rtf1{\pict\pngblip 0102}{\*\unknown text}{\info{\title t}}shown}", "shown"),
        (rb"{\rtf1 a\bin3 \{}{b}", "ab"),
    ],
)
def test_plain_text(rtf: bytes, text: str) -> None:
    """Text is read with its code pages, Unicode escapes and signs; tables, pictures and what is unknown are passed over."""
    assert unwrapped(rtf) == ("plain", text)


def test_link_targets() -> None:
    """A link's target, which RTF keeps in a hidden field, is put behind its text."""
    rtf = rb'{\rtf1 See {\field{\*\fldinst {HYPERLINK "https://evil.example/x"}}{\fldrslt {\ul here}}} now}'
    assert unwrapped(rtf).text == "See here <https://evil.example/x> now"


@given(st.binary(max_size=300))
def test_never_fails(raw: bytes) -> None:
    """Any bytes give storable text."""
    for rtf in (raw, rb"{\rtf1\ansicpg932\fromhtml1 {\fonttbl{\f1\fcharset128 x;}}\f1 " + raw):
        assert unwrapped(rtf).text.encode() is not None


def test_linear() -> None:
    """Deep braces and long runs of control words take time in proportion to their length."""
    for piece in (b"{", b"}", b"\\b ", b"\\'82", b"{\\*\\htmltag x}", b"\\u1?", b"{\\fldinst HYPERLINK "):
        start = time.process_time()
        unwrapped(b"{\\rtf1\\fromhtml1 " + piece * 100_000)
        assert time.process_time() - start < 2
