"""Links that look like buttons."""

from __future__ import annotations

import pytest

from gyotaku.read.html import read_html


@pytest.mark.parametrize(
    "markup",
    [
        "<a href=u style='background:#06c;color:#fff;padding:10px 20px'>今すぐ認証する</a>",
        "<table><tr><td style='background:#06c;border-radius:4px'><a href=u style='color:#fff'>今すぐ認証する</a></table>",
        "<table><tr><td bgcolor=#0066cc height=40><a href=u><font color=white>今すぐ認証する</font></a></td></tr></table>",
        "<a href=u><div style='background-color:#06c;padding:12px;color:#fff'>今すぐ認証する</div></a>",
        "<a href=u role=button>今すぐ認証する</a>",
        "<a href=u class='mcnButton '>今すぐ認証する</a>",
        "<a href=u style='border:1px solid #06c;border-radius:4px;padding:8px'>今すぐ認証する</a>",
        "<style>.b{background:#06c;color:#fff;padding:9px 18px}</style><a href=u class=b>今すぐ認証する</a>",
    ],
)
def test_buttons(markup: str) -> None:
    """A painted or framed box with one short link in it is a button, however it is built."""
    (anchor,) = read_html(markup).anchors
    assert (anchor.button, anchor.text, anchor.hidden) == (True, "今すぐ認証する", None)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>詳しくは<a href=u>こちら</a></p>",
        "<table><tr><td style='background:#eee;padding:20px'>詳しくは<a href=u>こちら</a>をご覧ください</td></tr></table>",
        "<a href=u style='color:#06c;text-decoration:none'>こちら</a>",
        "<a href=u style='background:#06c;padding:9px'>" + "長い文" * 40 + "</a>",
    ],
)
def test_links_in_text_are_no_buttons(markup: str) -> None:
    """A link in a sentence, even in a shaded box, is no button; neither is a paragraph that is one link."""
    assert [anchor.button for anchor in read_html(markup).anchors] == [False]


def test_text_of_neighbouring_links_does_not_mix() -> None:
    """Each link has its own text, white space inside collapsed."""
    page = read_html("<a href=1> a\n b </a><a href=2><b>c</b> d</a>")
    assert [(one.target, one.text) for one in page.anchors] == [("1", "a b"), ("2", "c d")]
