"""Conditional comments."""

from __future__ import annotations

from gyotaku.read.html import read_html
from gyotaku.read.html_comments import conditional, marks, spoken


def test_only_conditional_comments_speak() -> None:
    """What stands in an ordinary comment is kept as a comment, never as text."""
    assert conditional("[if gte mso 9]><p>x</p><![endif]") == "<p>x</p>"
    assert conditional(" build 7 ") is None
    assert conditional("[if !mso]><!") is None
    page = read_html("<!-- build 7 --><p>x</p>")
    assert (page.comments, page.shown()) == (("build 7",), "x")


def test_spoken_text_leaves_out_styles_and_settings() -> None:
    """Style sheets and Office settings inside a conditional comment are no text."""
    assert spoken("<xml><o:AllowPNG/>96</xml><style>p{}</style><p>Hi&nbsp;there</p>") == "Hi there"


def test_vml_button() -> None:
    """A VML round rectangle with a link is Outlook's button."""
    found = marks('<v:roundrect href="https://x.example/?a=1&amp;b=2" fillcolor="#06c"><center>Go</center></v:roundrect>', 3)
    anchors = [mark.anchor() for mark in found]
    assert [(one.target, one.text, one.button, one.block) for one in anchors] == [("https://x.example/?a=1&b=2", "Go", True, 3)]
