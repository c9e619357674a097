"""Blocks in reading order."""

from __future__ import annotations

from gyotaku.model.message import Part, Span
from gyotaku.observe.body_blocks import page_blocks, plain_blocks, unflow
from gyotaku.read.html import read_html


def plain(text: str, declared: str = "text/plain") -> Part:
    """Make a text part."""
    return Part(path="1", media_type="text/plain", declared_type=declared, span=Span(start=0, end=0), text=text)


def test_paragraphs_of_plain_text() -> None:
    """Blank lines part paragraphs; lines inside one stay, so that a sentence broken over lines is whole."""
    assert [block.text for block in plain_blocks(plain("\n 一行目\n二行目  \n\n\u3000\nhttps://x.example/a\n\n"), 1_000)] == [
        " 一行目\n二行目",
        "https://x.example/a",
    ]


def test_flowed_text_is_joined() -> None:
    """Soft breaks of RFC 3676 are undone, quotes, signatures and stuffed lines kept; DelSp drops the space."""
    assert unflow("one \ntwo\n three\n> quote \nend") == "one two\nthree\n> quote \nend"
    assert unflow("日本 \n語", delsp=True) == "日本語"
    assert unflow("-- \nsign") == "-- \nsign"
    assert [block.text for block in plain_blocks(plain("a \nb", 'text/plain; format="flowed"'), 99)] == ["a b"]


def test_only_the_limit_is_read() -> None:
    """Text beyond the limit is not in the blocks."""
    assert [block.text for block in plain_blocks(plain("abcdef"), 3)] == ["abc"]


def test_hidden_places_are_marked_where_they_stand() -> None:
    """A hidden piece is a block after the line it hides in; the title is none."""
    page = read_html("<title>t</title><p>a<i style=display:none>zz</i>b</p><p>c</p>")
    assert [(block.kind, block.text, block.hidden) for block in page_blocks(page)] == [
        ("text", "ab", None),
        ("hidden", "zz", "display-none"),
        ("text", "c", None),
    ]


def test_dots_that_count_readers_are_no_blocks() -> None:
    """A picture of one pixel shows nothing."""
    assert list(page_blocks(read_html("<img src=t width=1 height=1>"))) == []


def test_picture_button() -> None:
    """A picture with words inside a button-like link is a button."""
    page = read_html("<a href=u role=button><img src=b.png alt=ログイン></a>")
    assert [(block.kind, block.text, block.target) for block in page_blocks(page)] == [("button", "ログイン", "u")]
