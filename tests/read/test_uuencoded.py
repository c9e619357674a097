"""Files uuencoded in plain text."""

from __future__ import annotations

import binascii

import pytest

from gyotaku.read.message import read
from gyotaku.read.sources import specimen
from gyotaku.read.uuencoded import MOST_FILES, taken_out

CONTENT = bytes(range(256)) * 2


def encoded(name: bytes, content: bytes = CONTENT, end: bytes = b"`\nend\n") -> bytes:
    """Uuencode a file."""
    lines = [binascii.b2a_uu(content[at : at + 45], backtick=True) for at in range(0, len(content), 45)]
    return b"begin 644 " + name + b"\n" + b"".join(lines) + end


def test_the_text_stays_and_the_file_comes_out() -> None:
    """What stands before, between and after is text; CRLF and a lost end line change nothing."""
    text = b"Dear reader,\n" + encoded(b"a.bin") + b"and\n" + encoded(b"b.txt", b"short") + b"bye\n" + encoded(b"c.bin", end=b"")
    for written in (text, text.replace(b"\n", b"\r\n")):
        rest, files, more = taken_out(written)
        assert rest.replace(b"\r", b"") == b"Dear reader,\nand\nbye\n"
        assert [(one.name, one.content) for one in files] == [(b"a.bin", CONTENT), (b"b.txt", b"short"), (b"c.bin", CONTENT)]
        assert files[2].codes == ("uuencode-not-ended",)
        assert not more


@pytest.mark.parametrize(
    "text",
    [
        b"begin 644 words\nof prose that goes on\nend\n",
        b"begin 644 x\n",
        b"we begin 644 x\n" + encoded(b"y")[13:],
        b"begin 999 x\nM\nend\n",
        b"begin 644 long line\nM" + b"A" * 300 + b"\nend\n",
    ],
)
def test_prose_is_left_alone(text: bytes) -> None:
    """Only a line that is uuencoded after `begin` makes a file."""
    assert taken_out(text) == (text, [], False)


@pytest.mark.parametrize("charset", ["cp932", "euc_jp", "utf-8", "iso2022_jp"])
def test_japanese_file_names(charset: str) -> None:
    """The name stands as raw bytes in whatever charset the sender used."""
    text = "請求書をお送りします。ご確認ください。\n".encode(charset) + encoded("請求書のご案内.exe".encode(charset))
    message = read(specimen(b"From: a@b.example\n\n" + text, name="x"))
    assert [(part.path, part.filename, part.disposition) for part in message.parts] == [
        ("1", None, None),
        ("1.1", "請求書のご案内.exe", "attachment"),
    ]
    assert message.parts[1].content == CONTENT
    assert message.parts[0].text == "請求書をお送りします。ご確認ください。\n"
    assert "uuencoded-file" in [defect.code for defect in message.defects]


def test_more_files_than_the_limit_stay_text() -> None:
    """Hundreds of tiny files are cut at a number, and the cut is named."""
    text = encoded(b"x", b"1") * 500
    rest, files, more = taken_out(text)
    assert (len(files), more) == (MOST_FILES, True)
    assert rest == encoded(b"x", b"1") * (500 - MOST_FILES)
    assert "parts" in read(specimen(b"From: a@b.example\n\n" + text, name="x")).cuts


def test_beginnings_without_end_cost_no_more_than_their_length() -> None:
    """Two megabytes of `begin` lines end: none is searched for an end that is not there again and again."""
    text = b"begin 644 x\nM\n" * 150_000
    assert taken_out(text) == (text, [], False)
