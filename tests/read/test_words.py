"""Header values and their encoded words."""

from __future__ import annotations

import base64
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.model.message import Decoding
from gyotaku.read.words import decode_header, printable

TEXT = "重要なお知らせ"


def word(content: str | bytes, charset: str, codec: str = "utf-8") -> bytes:
    """Write one encoded word in base64."""
    raw = content if isinstance(content, bytes) else content.encode(codec)
    return b"=?" + charset.encode() + b"?B?" + base64.b64encode(raw) + b"?="


def value(raw: bytes) -> str:
    """Return only the text."""
    return decode_header(raw)[0]


def test_plain_ascii_has_no_log() -> None:
    """Plain ASCII is unfolded and leaves no decision behind."""
    assert decode_header(b" Hello\r\n\tworld ") == ("Hello world", ())


@pytest.mark.parametrize("cut", range(1, 20))
def test_split_inside_a_character(cut: int) -> None:
    """Two words that split a character between them are joined before decoding."""
    raw = TEXT.encode()
    assert value(word(raw[:cut], "utf-8") + b"\r\n " + word(raw[cut:], "UTF-8")) == TEXT


def test_split_inside_an_escape_state() -> None:
    """An ISO-2022-JP state that lasts into the next word is kept."""
    raw = TEXT.encode("iso2022_jp")
    assert value(word(raw[:7], "iso-2022-jp") + b" " + word(raw[7:], "iso-2022-jp")) == TEXT


def test_base64_split_anywhere() -> None:
    """Base64 cut at no multiple of four goes on in the next word."""
    encoded = base64.b64encode(TEXT.encode())
    assert value(b"=?utf-8?B?" + encoded[:5] + b"?= =?utf-8?B?" + encoded[5:] + b"?=") == TEXT


def test_words_of_one_charset_in_both_encodings() -> None:
    """B and Q of one charset are joined as bytes, too."""
    assert value(word(b"\xe3\x81", "utf-8") + b" =?utf-8?Q?=82?=") == "あ"


def test_space_between_words() -> None:
    """Space between two words is not shown, space between a word and text is (RFC 2047 section 6.2)."""
    assert value(b"=?utf-8?Q?a?=  =?utf-8?Q?b?= c =?utf-8?Q?d?=") == "ab c d"
    assert value(b"=?iso-8859-1?Q?caf=E9?=   =?utf-8?Q?_x?=") == "café x"


@pytest.mark.parametrize(
    "raw",
    [
        b"Re:" + word(TEXT, "Shift_JIS", "cp932") + b"!",
        b'"Re:' + word(TEXT, "utf-8") + b'!"',
        b"Re:=?utf-8?Q?" + TEXT.encode() + b"?=!",
        b"Re:" + word(TEXT, "utf-8*ja") + b"!",
        b"Re:" + word(TEXT, "") + b"!",
        b"Re:" + word(TEXT, '"utf-8" -x jlnvy') + b"!",
        b"Re:" + TEXT.encode("cp932") + b"!",
        b"Re:" + TEXT.encode("euc_jp") + b"!",
        b"Re:" + TEXT.encode() + b"!",
        b"Re:" + TEXT.encode("iso2022_jp") + b"!",
        b"Re:" + word(TEXT, "iso-2022-jp", "cp932") + b"!",
        b"Re:" + word(TEXT, "shift_jis", "utf-8") + b"!",
    ],
)
def test_the_ways_it_is_written(raw: bytes) -> None:
    """Glued, in quotes, with raw bytes inside, with a language, a wrong charset or none: all are read."""
    assert value(raw).strip('"') == f"Re:{TEXT}!"


def test_missing_end() -> None:
    """A word whose end is missing, because the field was cut or the sender forgot it, is read."""
    encoded = base64.b64encode(TEXT.encode())
    assert value(b"=?utf-8?B?" + encoded) == TEXT
    assert value(b"=?utf-8?B?" + encoded[:8] + b" =?utf-8?B?" + encoded[8:] + b"?=") == TEXT


def test_spaces_inside() -> None:
    """Spaces inside a word are dirt in base64 and text in Q."""
    encoded = base64.b64encode(TEXT.encode())
    assert value(b"=?utf-8?B?" + encoded[:6] + b" " + encoded[6:] + b"?=") == TEXT
    assert value(b"=?utf-8?Q?hello world?=") == "hello world"


def test_nested_encoding() -> None:
    """A word that decodes to another word is decoded twice, and the log says so."""
    text, log = decode_header(word(word(TEXT, "utf-8"), "utf-8"))
    assert text == TEXT
    assert [decision.why for decision in log] == ["nested", "declared"]


def test_log_names_each_decision_once() -> None:
    """Label and reading are logged per run of words; equal decisions once."""
    _, log = decode_header(word(TEXT, "iso-2022-jp") + b" x " + word(TEXT, "iso-2022-jp"))
    assert log == (Decoding(declared="iso-2022-jp", used="utf-8", why="utf-8"),)


def test_controls_are_made_visible() -> None:
    """A decoded value stays on one line and shows its control characters."""
    assert value(word("a\r\nBcc: x\x00\x1b", "utf-8")) == "a  Bcc: x␀␛"
    assert printable("a\ud800\u2028b") == "a\ufffd b"


def test_specials_are_guarded_in_addresses() -> None:
    """A decoded display name that looks like an address is put in quotes, so that it cannot pass for one."""
    name = word('Bank, "Inc" <service@bank.example>', "utf-8")
    guarded = '"Bank, \\"Inc\\" <service@bank.example>" <a@evil.example>'
    assert decode_header(name + b" <a@evil.example>", addresses=True)[0] == guarded
    assert decode_header(b'"' + name + b'" <a@evil.example>', addresses=True)[0] == guarded
    assert decode_header(word(TEXT, "utf-8") + b" <a@b.example>", addresses=True)[0] == f"{TEXT} <a@b.example>"


def test_whole_address_in_a_word() -> None:
    """Where the address itself was encoded, it is left to be found: mail programs show it."""
    assert decode_header(word("Bank <a@evil.example>", "utf-8"), addresses=True)[0] == "Bank <a@evil.example>"


@pytest.mark.parametrize("text", ["=? ?=", "100%=?=?", "a =?b?c?d?= e", "=?utf-8?X?abc?="])
def test_what_is_no_word(text: str) -> None:
    """What only resembles an encoded word stays as it is."""
    assert value(text.encode()) == text


@pytest.mark.parametrize(
    "raw",
    [
        word("あ", "utf-8") * 50_000,
        (word("あ", "utf-8") + b" " + word("é", "iso-8859-1")) * 25_000,
        b"=?utf-8?B?" * 50_000,
        b"=?" * 300_000,
        (word(word("あ", "utf-8"), "utf-8") + b"x") * 20_000,
        b'=?utf-8?Q?"?= ' * 40_000 + b"@",
    ],
    ids=["one charset", "two charsets", "no end", "starts", "nested", "quotes"],
)
def test_bombs(raw: bytes) -> None:
    """Fifty thousand encoded words take well below a second of CPU."""
    start = time.process_time()
    decode_header(raw, addresses=True)
    assert time.process_time() - start < 1.5


@given(st.binary(max_size=200))
def test_never_fails(raw: bytes) -> None:
    """Any bytes give one storable line."""
    text, _ = decode_header(raw, addresses=True)
    text.encode()
    assert "\n" not in text
    decode_header(b"=?utf-8?B?" + raw + b"?= =?iso-2022-jp?Q?" + raw, hint="gbk")[0].encode()
