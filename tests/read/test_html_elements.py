"""What single elements mean."""

from __future__ import annotations

from gyotaku.read.html import read_html


def test_small_pictures_stand_in_their_line() -> None:
    """An icon does not break a sentence; a large picture, or one of unknown size, stands by itself."""
    assert read_html("<p>a <img src=i.png height=16> b</p>").shown() == "a  b"
    page = read_html("<p>a <img src=i.png height=160> b</p>")
    assert page.shown() == "a\nb"
    assert page.images[0].block == 1


def test_picture_size_comes_from_attribute_or_style() -> None:
    """Width and height are whole pixels; percentages are no size."""
    page = read_html("<img width=100% height=20px src=a><img style='max-width:9px;width:5px;height:6.5px' src=b>")
    assert [(image.width, image.height) for image in page.images] == [(None, 20), (5, 6)]


def test_submit_button_is_shown_and_leads_to_its_own_target() -> None:
    """The words of an input button are seen; its formaction is a target."""
    page = read_html("<form action=/f><input type=submit value=送信 formaction=https://x.example/></form>")
    assert page.shown() == "送信"
    assert [(one.carrier, one.target, one.text, one.button) for one in page.anchors] == [
        ("form", "/f", "", False),
        ("button", "https://x.example/", "送信", True),
    ]


def test_area_of_a_map_is_named_by_its_alternative_text() -> None:
    """An image map's area gives its alternative text as link text."""
    page = read_html("<img src=a usemap=#m><map name=m><area href=u alt=ログイン></map>")
    assert (page.anchors[-1].carrier, page.anchors[-1].text, page.images[0].usemap) == ("area", "ログイン", "#m")


def test_scripts_are_counted_never_text() -> None:
    """Script and style are no text."""
    page = read_html(
        "<script>alert(1)</script><style>p{}</style><p>x</p><script type=application/ld+json>{'u':'https://a.example/'}</script>"
    )
    assert (page.scripts, page.shown(), page.anchors) == (2, "x", ())
