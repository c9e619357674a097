"""Parameters of Content-Type and Content-Disposition."""

from __future__ import annotations

import base64
import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.read.parameters import parameters

NAME = "請求書_予定表.pdf"
WORD = b"=?utf-8?B?" + base64.b64encode(NAME.encode()) + b"?="
PERCENT = quote(NAME).encode()


@pytest.mark.parametrize(
    "written",
    [
        b'filename="' + WORD + b'"',
        b"filename=" + WORD,
        b'filename="' + NAME.encode() + b'"',
        b'filename="' + NAME.encode("cp932") + b'"',
        b'filename="' + NAME.encode("euc_jp") + b'"',
        b'filename="' + NAME.encode("iso2022_jp") + b'"',
        b"filename*=utf-8''" + PERCENT,
        b"filename*=UTF-8'ja'" + PERCENT,
        b"filename*=\"utf-8''" + PERCENT + b'"',
        b"filename*=" + PERCENT,
        b"filename*=iso-8859-1''" + PERCENT,
        b"filename*=utf-8''" + quote(NAME.encode("cp932")).encode(),
        b"filename*0*=utf-8''" + PERCENT[:27] + b"; filename*1*=" + PERCENT[27:],
        b"filename*1*=" + PERCENT[27:] + b"; filename*0*=utf-8''" + PERCENT[:27],
        b'filename*0="' + WORD[:20] + b'"; filename*1="' + WORD[20:] + b'"',
        b'filename="' + PERCENT + b'"',
        b'filename="' + WORD[:30] + b"?=\r\n =?utf-8?B?" + WORD[30:] + b'"',
    ],
)
def test_file_name_in_each_way(written: bytes) -> None:
    """A file name is read in the standard's way (RFC 2231) and in the wrong ways programs write it."""
    assert parameters(b"attachment;\r\n " + written + b"; size=3").values == {"filename": NAME, "size": "3"}


def test_second_byte_of_a_pair_is_no_quote() -> None:
    """The backslash that ends 表 in Shift_JIS does not escape the quote behind it."""
    assert parameters('attachment; filename="予定表"; size=3'.encode("cp932")).values["filename"] == "予定表"


@pytest.mark.parametrize(
    ("written", "main", "values"),
    [
        (b'text/plain; charset="utf-8"', "text/plain", {"charset": "utf-8"}),
        (b"text/html charset=utf-8", "text/html", {"charset": "utf-8"}),
        (b'TEXT/HTML; CHARSET="utf-8', "text/html", {"charset": "utf-8"}),
        (b"charset=utf-8", "", {"charset": "utf-8"}),
        (b'"text/html"; charset=x', "text/html", {"charset": "x"}),
        (b"text/plain; charset=us-ascii (plain text)", "text/plain", {"charset": "us-ascii"}),
        (b'multipart/mixed; boundary="=_a;b"; type=x', "multipart/mixed", {"boundary": "=_a;b", "type": "x"}),
        (b"multipart/mixed; boundary=----=_Part_1.2", "multipart/mixed", {"boundary": "----=_Part_1.2"}),
        (b"attachment, filename=x.pdf", "attachment", {"filename": "x.pdf"}),
        (b"attachment; filename=my file (1).pdf", "attachment", {"filename": "my file (1).pdf"}),
        (b"attachment; filename='x y.pdf'", "attachment", {"filename": "x y.pdf"}),
        (b'attachment; filename="a"b".pdf"; x=1', "attachment", {"filename": 'a"b".pdf', "x": "1"}),
        (b'attachment; filename="C:\\temp\\x.doc"', "attachment", {"filename": "C:\\temp\\x.doc"}),
        (b"text/plain; charset=a; charset=b", "text/plain", {"charset": "a"}),
        (b"", "", {}),
    ],
)
def test_tolerance(written: bytes, main: str, values: dict[str, str]) -> None:
    """Missing semicolons, open quotes, comments, unquoted and doubled values are read as mail programs do."""
    read = parameters(written)
    assert (read.main, read.values) == (main, values)


def test_wrong_charset_is_logged() -> None:
    """A file name whose charset is wrong carries the decision."""
    read = parameters(b"attachment; filename*=shift_jis''" + PERCENT)
    assert [(d.declared, d.used, d.why) for d in read.decodings["filename"]] == [("shift_jis", "utf-8", "utf-8")]


@pytest.mark.parametrize("piece", [b'a="x; ', b'"a"a', b"a", b"a=", b'"a', b"%", b"\x1b$B", b"'"])
def test_linear(piece: bytes) -> None:
    """Crafted values cost time in proportion to their length only."""
    start = time.process_time()
    parameters(b'x; filename="' + piece * 40_000)
    parameters(b"x; filename*0=" + piece * 40_000)
    assert time.process_time() - start < 2


@given(st.binary(max_size=200))
def test_never_fails(raw: bytes) -> None:
    """Any bytes give storable values."""
    for read in (parameters(raw), parameters(b"a/b; name*0*=utf-8''" + raw), parameters(b'a/b; filename="' + raw)):
        for value in read.values.values():
            assert value.encode().decode() == value
