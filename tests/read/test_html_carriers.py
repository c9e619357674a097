"""Attributes that name a target."""

from __future__ import annotations

import pytest

from gyotaku.read.html import read_html
from gyotaku.read.html_carriers import in_script, refresh, srcset


@pytest.mark.parametrize(
    ("markup", "carrier", "target"),
    [
        ("<a href=u>x</a>", "href", "u"),
        ("<map><area href=u></map>", "area", "u"),
        ("<form action=u></form>", "form", "u"),
        ("<button formaction=u>x</button>", "button", "u"),
        ("<input type=submit formaction=u>", "button", "u"),
        ("<base href=u>", "base", "u"),
        ("<meta http-equiv=Refresh content='0; URL=\"u\"'>", "meta-refresh", "u"),
        ("<p style='background:url( \"u\" )'>x</p>", "css", "u"),
        ("<style>@import 'u';</style>", "css", "u"),
        ("<img srcset='u 1x'>", "srcset", "u"),
        ("<img src=u>", "img", "u"),
        ("<iframe src=u></iframe>", "iframe", "u"),
        ("<script src=u></script>", "script", "u"),
        ("<script>location='https://s.example/'</script>", "script", "https://s.example/"),
        ("<object data=u></object>", "object", "u"),
        ("<embed src=u>", "object", "u"),
        ("<p onclick=\"location.href='u'\">x</p>", "event", "u"),
        ("<!--[if mso]><v:roundrect href=u>x</v:roundrect><![endif]-->", "comment", "u"),
        ("<svg><a xlink:href=u><text>x</text></a></svg>", "svg", "u"),
        ("<svg><image href=u /></svg>", "svg", "u"),
        ("<table><tr><td background=u>x</table>", "background", "u"),
        ("<table background=u></table>", "background", "u"),
        ("<link rel=stylesheet href=u>", "link", "u"),
        ("<template><a href=u>x</a></template>", "href", "u"),
    ],
)
def test_every_carrier_is_found(markup: str, carrier: str, target: str) -> None:
    """A target is found whatever carries it, and its carrier is named."""
    assert (carrier, target) in [(one.carrier, one.target) for one in read_html(markup).anchors]


def test_anchor_without_target_is_none() -> None:
    """A named place in the page is no link."""
    assert read_html("<a name=top>x</a><p ondata=x>y</p>").anchors == ()


def test_srcset_keeps_data_addresses_whole() -> None:
    """The comma inside a data: address does not end a candidate."""
    assert srcset("data:image/png;base64,AAAA 1x, b.png 2x") == ["data:image/png;base64,AAAA", "b.png"]


def test_refresh_forms() -> None:
    """The ways a refresh is written all give its address; a reload of the page itself gives none."""
    assert [refresh(one) for one in ("0;url=u", "5; URL='u'", " 0 u", "0,u", "30")] == ["u", "u", "u", "u", ""]


def test_addresses_in_script() -> None:
    """Addresses that stand literally in a script are found once each; code without one gives none."""
    assert in_script("fetch('https://a.example/x');fetch(\"https://a.example/x\");window.open('/p')") == [
        "https://a.example/x",
        "/p",
    ]
    assert in_script("let a = b / c") == []
