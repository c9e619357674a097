"""A page flattened into reading order."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gyotaku.model.html import Anchor, HtmlDocument
from gyotaku.read.html import read_html
from gyotaku.settings import Limits


def hidden(page: HtmlDocument) -> dict[str, str]:
    """Map each hidden text to its reason."""
    return {run.text: run.hidden for run in page.runs if run.hidden is not None}


def link(page: HtmlDocument, carrier: str = "href") -> Anchor:
    """Return the first anchor of a carrier."""
    return next(one for one in page.anchors if one.carrier == carrier)


def test_reading_order_blocks_and_spaces() -> None:
    """Blocks follow each other as shown, white space collapses, a line feed stands for <br>, inline elements join."""
    page = read_html(
        "<h1> Dear\n customer </h1><p>one<br> two  <b>bold</b>\n text</p><ul><li>a<li>b</ul><table><tr><td>x<td>y</table>"
    )
    assert page.shown() == "Dear customer\none\ntwo bold text\na\nb\nx\ny"
    assert [run.heading for run in page.runs][:2] == [1, 0]
    assert [run.text for run in page.runs if run.bold] == ["Dear customer", "bold"]


def test_line_break_between_japanese_leaves_no_space() -> None:
    """A source line broken inside a Japanese sentence does not put a space into it."""
    assert read_html("<p>お客様の\n  ご利用を\r\n制限</p><p>one\ntwo</p>").shown() == "お客様のご利用を制限\none two"


def test_preformatted_text_keeps_its_lines() -> None:
    """In <pre> lines and spaces stay."""
    assert [run.text for run in read_html("<pre>a\n  b</pre>").runs] == ["a\n  b"]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ('<p style="display:none">x</p>', "display-none"),
        ('<p style="DISPLAY : NONE !important">x</p>', "display-none"),
        ('<p style="\\64 isplay:none">x</p>', "display-none"),
        ('<p style="/**/display:/**/none">x</p>', "display-none"),
        ("<p hidden>x</p>", "attribute"),
        ('<p style="visibility:hidden">x</p>', "visibility"),
        ('<p style="opacity:0">x</p>', "opacity"),
        ('<p style="filter:alpha(opacity=0)">x</p>', "opacity"),
        ('<p style="font-size:0">x</p>', "font-size"),
        ('<p style="font:1px/1 Arial">x</p>', "font-size"),
        ('<div style="font-size:1px"><p style="font-size:1em">x</p></div>', "font-size"),
        ('<p style="max-height:0;overflow:hidden">x</p>', "zero-box"),
        ('<p style="width:1px;height:1px;overflow-y:hidden">x</p>', "zero-box"),
        ('<p style="transform:scale(0)">x</p>', "zero-box"),
        ('<p style="position:absolute;left:-9999px">x</p>', "off-screen"),
        ('<p style="text-indent:-9999px">x</p>', "off-screen"),
        ('<p style="margin-left:-5000px">x</p>', "off-screen"),
        ('<p style="position:absolute;clip:rect(0,0,0,0)">x</p>', "clipped"),
        ('<p style="clip-path:inset(50%)">x</p>', "clipped"),
        ('<p style="color:#fff">x</p>', "colour"),
        ('<p style="color:#fefefe">x</p>', "colour"),
        ('<font color="white">x</font>', "colour"),
        ('<p style="color:transparent">x</p>', "colour"),
        ('<table bgcolor="black"><tr><td><font color="#010101">x</font></table>', "colour"),
        ('<div style="background:navy"><p style="color:#000080">x</p></div>', "colour"),
        ('<p style="mso-hide:all">x</p>', "mso-hide"),
        ("<style>.n{display:none}</style><p class=n>x</p>", "display-none"),
        ("<style>div td p{color:#fff}</style><div><table><tr><td><p>x</p></table></div>", "colour"),
        ("<style>p{color:red}p.n{color:white!important}</style><p class=n style=color:black>x</p>", "colour"),
        ("<style>@media screen{#n{font-size:0}}</style><p id=n>x</p>", "font-size"),
        ("<!--[if mso]><p>x</p><![endif]-->", "comment-conditional"),
        ("<template><p>x</p></template>", "script-less"),
        ("<title>x</title>", "title"),
    ],
)
def test_hidden_text_has_its_reason(markup: str, reason: str) -> None:
    """Text a reader does not see is kept, with why it is not seen."""
    page = read_html(f"{markup}<p>seen</p>")
    assert hidden(page) == {"x": reason}
    assert page.shown() == "seen"


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='color:#fff;background:#06c'>x</p>",
        "<table bgcolor=#003366><tr><td style='color:#fff'>x</table>",
        "<table background='bg.png'><tr><td style='color:#fff'>x</table>",
        "<div style='background:url(a.png)'><p style='color:#fff'>x</p></div>",
        "<div style='background:linear-gradient(#000,#333)'><p style='color:white'>x</p></div>",
        "<div style='visibility:hidden'><p style='visibility:visible'>x</p></div>",
        "<td style='font-size:0'><div style='font-size:14px'>x</div></td>",
        "<div style='max-height:0'>x</div>",
        "<p style='color:#fff'><a href=u>x</a></p>",
        "<style>@media (max-width:600px){.m{display:none}}</style><p class=m>x</p>",
        "<style>@media print{p{display:none}}</style><p>x</p>",
        "<style>a:hover{display:none} p + p{display:none} p::before{display:none}</style><p>x</p>",
        "<style>.a .n{display:none}</style><p class=n>x</p>",
        "<noscript><p>x</p></noscript>",
        "<!--[if !mso]><!--><p>x</p><!--<![endif]-->",
        "<a href=u style='mso-hide:all;background:#06c;color:#fff'>x</a>",
        "<p style='margin:-10px'>x</p>",
        "<p style='opacity:.9'>x</p>",
    ],
)
def test_shown_text_is_not_taken_for_hidden(markup: str) -> None:
    """Near misses of hiding are shown: light text on dark, rules for small screens or printing, selectors that do not hold."""
    page = read_html(markup)
    assert page.shown() == "x"
    assert hidden(page) == {}


def test_hidden_pieces_do_not_break_the_sentence() -> None:
    """Noise hidden inside a word leaves the word whole for the reader."""
    page = read_html("<p>パス<span style=display:none>zq<br>x</span>ワード</p>")
    assert page.shown() == "パスワード"
    assert hidden(page) == {"zq x": "display-none"}


def test_anchor_text_holds_alternative_text() -> None:
    """A link's text is what is seen inside, pictures by their alternative text; the run knows its link."""
    page = read_html('<a href=" http://x.example/?a=1&amp;b=2 " title="t">今すぐ<img src=i.png alt=確認 width=40 height=10></a>')
    anchor = link(page)
    assert (anchor.target, anchor.text, anchor.title, anchor.area) == (" http://x.example/?a=1&b=2 ", "今すぐ 確認", "t", 400.0)
    assert [run.anchor for run in page.runs if run.hidden is None] == [0]
    assert (page.images[0].src, page.images[0].alt, page.images[0].anchor) == ("i.png", "確認", 0)


def test_hidden_link_keeps_its_text() -> None:
    """A link that cannot be seen says why, and what it would have said."""
    assert link(read_html("<div style=display:none><a href=u>go</a></div>")).hidden == "display-none"
    page = read_html("<p style='font-size:0'><a href=u>go</a></p>")
    assert (link(page).hidden, link(page).text) == ("font-size", "go")


def test_title_base_language_charset_and_fonts() -> None:
    """Head values are taken as written, once."""
    page = read_html(
        "<html lang=zh-CN><head><meta charset=GB2312><title> a  b </title><base href=https://b.example/><base href=x></head>"
        "<p style='font-family:微软雅黑, \"Arial\"'>x</p><font face=SimSun>y</font></html>"
    )
    assert (page.title, page.base, page.language, page.declared_charset) == ("a b", "https://b.example/", "zh-CN", "gb2312")
    assert page.fonts == ("微软雅黑", "Arial", "SimSun")


def test_odd_structure_is_named() -> None:
    """Two documents in one, comments never closed, nulls and reversed text are traits."""
    assert "nested-html" in read_html("<html><body>a</body></html><html><body>b</body></html>").traits
    assert "nested-html" not in read_html("<!--[if mso]><html><![endif]--><html><body>b</body></html>").traits
    assert "broken-comment" in read_html("<p>x</p><!-- never").traits
    assert "null-bytes" in read_html("<p>a\0b</p>").traits
    assert read_html("<p>a\0b</p>").shown() == "ab"
    assert "bidi-override" in read_html("<bdo dir=rtl>x</bdo>").traits
    assert "image-only" in read_html("<a href=u><img src=a.png width=600 height=800></a>").traits


@pytest.mark.parametrize(
    ("markup", "limit"), [("<p>" + "x" * 90, Limits(text_chars=50)), ("<a href=u>x</a>" * 9, Limits(links=5))]
)
def test_limits_cut_and_say_so(markup: str, limit: Limits) -> None:
    """What a limit cuts is marked."""
    assert read_html(markup, limit).cut
    assert not read_html(markup).cut


def test_long_source_is_cut() -> None:
    """A page longer than the limit is read up to it."""
    page = read_html("<p>abc</p>" * 20, Limits(html_bytes=30))
    assert page.cut
    assert page.shown() == "abc\nabc\nabc"


BOMBS = {
    "nesting": "<div>" * 200_000 + "x",
    "formatting": "".join(f"<b id={number}>" for number in range(20_000)) + "<p>x" * 2_000,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">",
    "quotes": '<a b="' * 200_000,
    "rules": "<style>"
    + "".join(f".a{n} .b{n} div{{color:red}}" for n in range(5_000))
    + "</style>"
    + "<div class=a1>" * 2_000
    + "<div>x</div>" * 9_000,
    "star rules": "<style>" + "*{color:red}" * 3_000 + "</style>" + "<p>x" * 20_000,
    "braces": "<style>" + "a{" * 60_000 + "</style>x",
    "style": '<p style="' + "a:(" * 100_000 + '">x',
    "comments": "<!--" * 300_000,
    "conditional": "<!--[if mso]><a href=x>y</a><![endif]-->" * 20_000,
    "paragraphs": "<p>" * 900_000,
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_bombs_end_in_bounded_time(name: str) -> None:
    """Pages made to make a parser slow are read within two seconds of processor time."""
    start = time.process_time()
    read_html(BOMBS[name])
    assert time.process_time() - start < 2


def test_depth_of_real_mail_is_read_whole() -> None:
    """Three thousand open elements are read to the end."""
    page = read_html("<div>" * 3_000 + "deep" + "</div>" * 3_000)
    assert page.shown() == "deep"
    assert not page.cut


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"<>/=\"'! -ax\0\n&;", "<p ", "<a href=", "<style>", "</style>", "{display:none}", "<!--[if", "]>", "あ"]
        )
    )
)
def test_any_text_is_read(pieces: list[str]) -> None:
    """No text raises, and reading it twice gives the same."""
    text = "".join(pieces)
    assert read_html(text) == read_html(text)
