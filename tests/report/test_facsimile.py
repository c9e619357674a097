from __future__ import annotations

import html
import re

import pytest
from tests.export.test_publication import MAIL, TRACES

from gyotaku import analyse
from gyotaku.read.message import read
from gyotaku.read.sources import specimen
from gyotaku.report.facsimile import NODES, Facsimile, facsimile


def drawn(raw: bytes) -> Facsimile:
    """The facsimile of a mail."""
    found = facsimile(read(specimen(raw, name="x")), analyse(raw))
    assert found is not None
    return found


def page(body: str, kind: str = "text/html") -> str:
    """The facsimile of a mail with this body, to a recipient who is to be masked."""
    head = (
        "From: a@sender.example\r\nTo: hanako.suzuki@mail.suzuki-shoten.example\r\nSubject: x\r\n"
        f"Content-Type: {kind}; charset=utf-8\r\n\r\n"
    )
    return drawn((head + body).encode()).page


def said(markup: str) -> str:
    """The words of a page, without its style."""
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<style>.*?</style>", "", markup, flags=re.DOTALL)))


def test_nothing_of_the_recipient_is_in_the_page() -> None:
    """Name, address and tokens are gone before there is a page, in text and in what attributes show."""
    shown = said(drawn(MAIL).page).lower()
    assert {trace for trace in TRACES if trace in shown} == set()
    assert "今すぐ認証する" in shown


def test_a_name_split_by_markup_is_found() -> None:
    """Words of one line are read together: bold letters do not hide an address, nor the host of a link."""
    shown = said(page("<p>To <b>hanako</b>.suz<i>uki</i>@mail.suzuki-shoten.example at <b>www.evil</b>.example</p><p>rest</p>"))
    assert "hanako" not in shown
    assert "uki" not in shown
    assert "evil.example" not in shown
    assert "evil[.]example" in shown
    assert "rest" in shown


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        "<iframe src='https://evil.example/'></iframe>",
        "<object data=x></object><embed src=x>",
        "<svg><script>1</script><text>evil</text></svg>",
        "<link rel=stylesheet href=https://evil.example/>",
        "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
        "<p onclick=alert(1) onmouseover='evil()'>x</p>",
        "<form action=https://evil.example/><input formaction=https://evil.example/></form>",
        "<body background=https://evil.example/p.png>",
        "<td background=https://evil.example/p.png style='background:url(https://evil.example/q.png)'>x</td>",
        "<video src=https://evil.example/v></video><template>evil</template>",
        "<a href=https://evil.example/>x</a><area href=https://evil.example/>",
        "<img srcset='https://evil.example/p 2x' src=''>",
        "<noscript><img src=x onerror=evil()></noscript>",
        "<style>@import 'https://evil.example/x';</style>",
        "<math><mtext><style><img src=x onerror=evil()></style></mtext></math>",
    ],
)
def test_nothing_acts_and_nothing_is_loaded(bad: str) -> None:
    """Neither script nor frame nor address of any kind is left, and the page forbids all three besides."""
    made = page(bad)
    assert "evil" not in made
    assert not re.search(r"<(?:script|iframe|object|embed|svg|link|base|video|template|form action)", made)
    assert "default-src 'none'" in made


def test_the_looks_stay() -> None:
    """Style, classes, tables and the colour of a link stay; the link itself does not."""
    made = page(
        "<style>.b{color:red}</style><table bgcolor=#eee><tr><td class=b style='padding:3px'><a href=http://e.example/>go</a>"
    )
    assert ".b{color:red;}" in made
    assert 'bgcolor="#eee"' in made
    assert 'style="padding:3px;"' in made
    assert '<a href="#">go</a>' in made


def test_a_plain_text_is_shown_as_text() -> None:
    """A text/plain mail reads as written, defanged, and its markup is text."""
    made = page("<b>hello</b>\r\nhttps://evil.example/", "text/plain")
    assert "&lt;b&gt;hello" in made
    assert "hXXps://evil[.]example/" in made


def test_what_is_too_long_is_cut_and_said() -> None:
    """More nodes than a picture could show end the page; every open element is closed, and `cut` says so."""
    raw = b"From: a@b.example\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n<div>" + b"<i>x</i>" * NODES
    found = drawn(raw)
    assert found.cut
    assert found.page.endswith("</div></body></html>")
    assert found.page.count("<i>") == found.page.count("</i>")


def test_a_mail_without_text_has_no_facsimile() -> None:
    """A lone attachment shows nothing."""
    raw = b"From: a@b.example\r\nSubject: x\r\nContent-Type: application/pdf\r\n\r\n%PDF"
    assert facsimile(read(specimen(raw, name="x")), analyse(raw)) is None


def test_deep_nesting_is_no_trap() -> None:
    """Thousands of open elements are written and closed without recursion."""
    assert page("<div>" * 3000 + "deep").count("</div>") >= 3000
