"""The content of parts."""

from __future__ import annotations

import base64
import time

import pytest

from gyotaku.model.message import Part
from gyotaku.read.message import read
from gyotaku.read.sources import specimen
from gyotaku.settings import Limits, Settings


def only(raw: bytes, settings: Settings | None = None) -> Part:
    """Read a mail of one part."""
    message = read(specimen(b"From: a@b.example\n" + raw, name="x"), settings or Settings())
    assert len(message.parts) == 1
    return message.parts[0]


def test_text_is_decoded_and_has_lf() -> None:
    """Text parts carry their text with LF line ends beside the bytes."""
    part = only("Content-Type: text/plain; charset=shift_jis\r\n\r\n確認\r\n行\r二\r\n".encode("cp932"))
    assert part.text == "確認\n行\n二\n"
    assert part.content == "確認\r\n行\r二\r\n".encode("cp932")
    assert part.decoding is not None
    assert (part.charset, part.decoding.used) == ("shift_jis", "cp932")


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="euc-jp">',
        '<META http-equiv=Content-Type content="text/html; charset=EUC-JP">',
        "<?xml encoding='euc-jp'?>",
    ],
)
def test_charset_named_in_the_page(meta: str) -> None:
    """Where the header names no charset, the page's own word is the label."""
    part = only(b"Content-Type: text/html\n\n" + f"<html><head>{meta}</head>確認".encode("euc_jp"))
    assert part.text is not None
    assert "確認" in part.text
    assert part.decoding is not None
    assert part.decoding.declared is not None
    assert part.decoding.declared.lower() == "euc-jp"


def test_page_names_the_charset_its_label_hides() -> None:
    """Where the label is wrong and the bytes are few, the page's own word decides."""
    part = only(b'Content-Type: text/html; charset=us-ascii\n\n<meta charset="gb2312">' + "通知".encode("gb2312"))
    assert part.text is not None
    assert part.text.endswith("通知")


def test_page_is_read() -> None:
    """HTML parts carry the page; others do not."""
    part = only(b"Content-Type: text/html; charset=utf-8\n\n<p>Hello <b>world</b></p>")
    assert part.html is not None
    assert "Hello world" in part.html.shown()
    assert only(b"Content-Type: text/plain\n\n<p>x").html is None


def test_binary_has_no_text() -> None:
    """Other types have bytes only."""
    part = only(b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw==\n")
    assert (part.content, part.text, part.decoding) == (b"\x89PNG", None, None)


def test_names() -> None:
    """The disposition's file name comes before the type's name."""
    head = b"Content-Type: application/pdf; name=a.pdf\nContent-ID: <c@x>\n"
    part = only(head + b"Content-Disposition: ATTACHMENT; filename*=utf-8''%E8%A1%A8.pdf\n\n")
    assert (part.filename, part.disposition, part.content_id) == ("表.pdf", "attachment", "c@x")
    assert [decision.used for decision in part.filename_decodings] == ["utf-8"]
    assert only(head + b"\n").filename == "a.pdf"


def test_undeclared_encoding() -> None:
    """A page sent in base64 without the word for it is decoded, and the defect says so."""
    page = ("<html>" + "お客様、ご確認ください。" * 30).encode()
    part = only(b"Content-Type: text/html; charset=utf-8\n\n" + base64.encodebytes(page))
    assert part.content == page
    assert [defect.code for defect in part.defects] == ["undeclared-base64"]


def test_defects() -> None:
    """Unknown encodings, pages under text/plain and empty multiparts are said."""
    assert [d.code for d in only(b"Content-Transfer-Encoding: foo\n\nx").defects] == ["unknown-transfer-encoding"]
    assert [d.code for d in only(b"Content-Type: text/plain\n\n<!doctype html><p>x").defects] == ["html-in-plain-text"]
    part = only(b"Content-Type: multipart/mixed; boundary=b\n\nno parts")
    assert (part.path, part.media_type, part.text) == ("1", "text/plain", "no parts")
    assert [d.code for d in part.defects] == ["multipart-without-parts"]


def test_limits() -> None:
    """Long text and long pages are cut at their limits, and the limit is named; the bytes stay whole."""
    settings = Settings(limits=Limits(text_chars=10, html_bytes=20))
    for kind, limit, length in ((b"plain", "text_chars", 10), (b"html", "html_bytes", 20)):
        raw = b"From: a@b.example\nContent-Type: text/" + kind + b"\n\n" + b"x" * 100
        message = read(specimen(raw, name="x"), settings)
        assert message.parts[0].text == "x" * length
        assert len(message.parts[0].content) == 100
        assert message.cuts[0] == limit


def test_whole_mail_is_limited() -> None:
    """Many long texts together are cut, too: the fourth part as long as one may be has no text left."""
    settings = Settings(limits=Limits(text_chars=10))
    raw = b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + (b"--b\n\n" + b"x" * 40 + b"\n") * 4 + b"--b--\n"
    message = read(specimen(raw, name="x"), settings)
    assert [len(part.text or "") for part in message.leaves()] == [10, 10, 10, 0]
    assert message.cuts == ("text_chars",)


def test_dense_escapes() -> None:
    """Text that shifts sets at every byte is decoded quickly once it is too much to follow."""
    start = time.process_time()
    part = only(b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + b"\x1b$B$" * 390_000)
    assert part.decoding is not None
    assert part.decoding.used == "iso-2022-jp"
    assert time.process_time() - start < 1


def test_bare_cr_mail() -> None:
    """In a mail with bare CR as line end quoted-printable and base64 are decoded too."""
    raw = b"Content-Type: text/plain; charset=utf-8\rContent-Transfer-Encoding: quoted-printable\r\r=E7=A2=BA=\r=E8=AA=8D\rx"
    message = read(specimen(b"From: a@b.example\r" + raw, name="x"))
    assert message.parts[0].text == "確認\nx"
