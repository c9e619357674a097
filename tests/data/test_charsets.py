"""Labels of charsets, code pages and the characters of real text."""

from __future__ import annotations

import codecs

import pytest

from gyotaku.data import charsets


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("utf8", "utf-8"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("MS932", "cp932"),
        ("GB2312", "gb18030"),
        ("gbk", "gb18030"),
        ("iso-8859-1", "cp1252"),
        ("ISO-8859-15", "iso8859-15"),
        ("ks_c_5601-1987", "cp949"),
        ("ISO-2022-JP", "iso-2022-jp"),
        ("cp50221", "iso-2022-jp"),
        ('"utf-8"\r\n -... jlnvy', "utf-8"),
        ("_iso-2022-jp$esc", "iso-2022-jp"),
        ("3Dutf-8", "utf-8"),
        ("windows-1252http-equivcontent-type", "cp1252"),
    ],
)
def test_label_is_cleaned(label: str, codec: str) -> None:
    """A label means its codec whatever its spelling and whatever garbage stands around it."""
    assert charsets.codec_of(label) == codec


@pytest.mark.parametrize("label", ["", "[charse<!doctype", "unknown-8bit", "x-user-defined", "rot13", "punycode", "idna", "hex"])
def test_unknown_label(label: str) -> None:
    """What names no charset of mail gives none; Python's other codecs are never reached through a label."""
    assert charsets.codec_of(label) is None


def test_every_codec_exists() -> None:
    """Each codec of the table is one that Python has, except those with a decoder of ours."""
    ours = {"iso-2022-jp", "euc-jp", "big5"}
    for label in (
        "utf-8",
        "cp932",
        "gb18030",
        "koi8-r",
        "windows-1256",
        "tis-620",
        "macintosh",
        "johab",
        "hz",
        "iso-2022-kr",
        "utf-7",
    ):
        codec = charsets.codec_of(label)
        assert codec is not None
        assert codec in ours or codecs.lookup(codec)


def test_plain_spelling() -> None:
    """Case, hyphens and underscores make no alias."""
    assert charsets.written_plainly("UTF8", "utf-8")
    assert charsets.written_plainly("EUC_JP", "euc-jp")
    assert not charsets.written_plainly("shift_jis", "cp932")


def test_common_characters_belong_to_their_writing() -> None:
    """The frequent characters of a writing can be written in the encoding it is scored for."""
    for writing, codec in (("japanese", "cp932"), ("simplified", "gb2312"), ("traditional", "cp950"), ("korean", "euc_kr")):
        assert "".join(sorted(charsets.common(writing))).encode(codec)
        assert len(charsets.common(writing)) > 140


def test_letters_are_outside_ascii() -> None:
    """The letters that tell an alphabet are none that every text has."""
    for writing in ("latin", "central", "turkish", "cyrillic", "greek", "hebrew", "arabic", "thai"):
        assert not any(letter.isascii() for letter in charsets.letters(writing))


def test_code_pages() -> None:
    """Windows code page numbers and RTF charset numbers lead to labels; unknown ones to nothing."""
    assert charsets.codepage_label(932) == "shift_jis"
    assert charsets.codepage_label(50221) == "iso-2022-jp"
    assert charsets.codepage_label(1) is None
    assert charsets.rtf_codepage(128) == 932
    assert charsets.rtf_codepage(2) is None
