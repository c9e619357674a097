"""Mails crafted to exhaust whoever reads them: analysed to the end, published, and what was cut is said.

Their single readers are tested beside their own modules for linear time (`test_bombs*` under tests/read and tests/observe).
"""

from __future__ import annotations

import base64
import io
import zipfile

import pytest

from gyotaku import Case, analyse
from gyotaku.desk import Desk

HEAD = b"From: Shop <a@shop.example>\nTo: me@home.example\nDate: Tue, 24 Nov 2026 10:00:00 +0900\nMIME-Version: 1.0\n"
RECEIVED = b"Received: from a.example (a.example [192.0.2.7]) by mx.home.example; Tue, 24 Nov 2026 10:00:00 +0900\n"


def page(html: bytes) -> bytes:
    """Write a mail that is one page."""
    return HEAD + b"Content-Type: text/html; charset=utf-8\n\n" + html


def text(words: bytes) -> bytes:
    """Write a mail that is one text."""
    return HEAD + b"Content-Type: text/plain; charset=utf-8\n\n" + words


def zipped() -> bytes:
    """Write a mail with an archive of archives, eight times sixty megabytes of nothing."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("zero.html", bytes(60_000_000))
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as pack:
        for number in range(8):
            pack.writestr(f"{number}.zip", inner.getvalue())
    head = b'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/zip; name="a.zip"\n'
    return HEAD + head + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(outer.getvalue()) + b"--b--\n"


BOMBS = {
    "50,000 encoded words": (HEAD + b"Subject: " + b"=?utf-8?B?44GC?= " * 50_000 + b"\n\n", "header_bytes"),
    "3,000 nested comments": (
        RECEIVED.replace(b"(a.example", b"(" * 3000 + b"x" + b")" * 3000 + b" (a.example")
        + HEAD.replace(b"<a@", b"(" * 3000 + b"x" + b")" * 3000 + b" <a@")
        + b"\nx\n",
        "",
    ),
    "2,000 MIME levels": (
        HEAD
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(2000))
        + b"\nx\n",
        "depth",
    ),
    "200,000 headers": (HEAD + b"X: y\n" * 200_000 + b"\nx\n", "headers"),
    "an archive of archives": (zipped(), "archive_bytes"),
    "rules times elements": (
        page(
            b"<style>"
            + b"".join(b".a%d div .b *:not(p){color:red}" % one for one in range(5000))
            + b"</style>"
            + b"<div class=b><p>x" * 9000
        ),
        "",
    ),
    "elements without end": (page(b"<div>" * 300_000 + b"x"), ""),
    "attributes without end": (page(b"<p " + b" ".join(b"a%d=1" % one for one in range(100_000)) + b">x"), ""),
    "addresses without end": (text(b"https://a.example/" + b"x" * 300_000 + b"\n" + b"http://" * 60_000), ""),
    "folds of folds": (text(b"%2525" * 60_000 + b"=?" * 60_000 + b"&#38;" * 20_000), ""),
    "brackets and quotes": (text(b"(" * 60_000 + b"<" * 60_000 + b'"' * 60_000 + b"{" * 60_000 + b"[" * 60_000), ""),
    "one letter": (text(b"a" * 900_000 + b"\n" + "ア".encode() * 100_000), "text_chars"),
    "words that nearly fit": (text("お客様の ご利用 を ".encode() * 9000 + b"your account has has has " * 9000), ""),
    "hops without end": (RECEIVED * 5000 + HEAD + b"\nx\n", "headers"),
    "links without end": (page(b"".join(b'<a href="https://a%d.example/">x</a>' % one for one in range(20_000))), "links"),
}
"""Each with the limit that its analysis must name, where there is one to reach."""


@pytest.fixture(scope="module", params=BOMBS)
def bomb(request: pytest.FixtureRequest) -> tuple[Case, str]:
    """Analyse a bomb once."""
    raw, limit = BOMBS[request.param]
    return analyse(raw, name="bomb.eml"), limit


def test_a_bomb_is_analysed_and_its_cut_said(bomb: tuple[Case, str]) -> None:
    """The analysis ends with a verdict; what was not read to its end is listed."""
    case, limit = bomb
    assert case.verdict.label
    assert not limit or limit in case.cuts, case.cuts
    assert not [gap for gap in case.evidence.absences if gap.reason.value == "failed"]


def test_a_bomb_can_be_published(bomb: tuple[Case, str]) -> None:
    """Masking, report and gate end as well: a report about it can be shown."""
    assert Desk().export("html", bomb[0], "ja").startswith(b"<!DOCTYPE html>")
