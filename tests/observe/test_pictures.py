"""The pictures a mail shows."""

from __future__ import annotations

import base64
import hashlib
import io

from PIL import Image
from tests.observing import observed

from gyotaku.model.facts import Picture

MAIL = """From: a@a.example
MIME-Version: 1.0
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<html><body>{page}</body></html>

--b
Content-Type: image/png; name=head.png
Content-ID: <Logo@a.example>
Content-Transfer-Encoding: base64

{body}
--b--
"""


def png() -> bytes:
    """Draw a picture of 30 by 20."""
    out = io.BytesIO()
    Image.new("L", (30, 20), 90).save(out, "PNG")
    return out.getvalue()


def pictures(page: str) -> list[Picture]:
    """List the pictures of a page with one embedded picture."""
    mail = MAIL.format(page=page, body=base64.b64encode(png()).decode())
    return [fact for fact, _ in observed(mail, "body", "pictures").of(Picture)]


def test_embedded_picture_with_its_hashes() -> None:
    """A picture of the mail itself is found by its id, whatever its case, with size and hashes."""
    (found,) = pictures("<img src='CID:logo@a.example' alt='X'>")
    assert (found.origin, found.source, found.width, found.height) == ("embedded", "cid:Logo@a.example", 30, 20)
    assert (found.sha256, found.dhash) == (hashlib.sha256(png()).hexdigest(), "0" * 16)


def test_picture_parts_no_page_shows() -> None:
    """A picture part that is only attached is a picture, too."""
    (found,) = pictures("<p>x</p>")
    assert (found.origin, found.source) == ("embedded", "part:2")


def test_remote_pictures_and_trackers() -> None:
    """Pictures on other servers carry their host; those that cannot be seen count readers."""
    found = pictures(
        "<img src='https://img.a.co.jp/head.png' width=300 alt=x><img src=https://t.a.example/o.gif width=1 height=1>"
        "<img src=https://u.a.example/p style=display:none><img src=https://v.a.example/line width=600 height=1>"
    )
    assert [(one.host, one.registrable, one.tracker) for one in found[:4]] == [
        ("img.a.co.jp", "a.co.jp", False),
        ("t.a.example", "a.example", True),
        ("u.a.example", "a.example", True),
        ("v.a.example", "a.example", False),
    ]


def test_logos() -> None:
    """A logo is told by the word in its name or alternative text, or by a brand's name at the top; icons are none."""
    page = (
        "<img src=https://a.example/x.png alt=Amazon><img src=https://a.example/img/site_logo.png>"
        "<img src=https://a.example/1 alt=会社ロゴ><img src=https://a.example/facebook-logo.png>"
        "<img src=https://a.example/catalogo.png><img src=https://a.example/5 alt=Amazon>"
    )
    assert [one.logo for one in pictures(page)[:6]] == [True, True, True, False, False, False]


def test_pictures_of_a_brands_own_server() -> None:
    """A picture taken from a brand's web server names that brand."""
    assert [
        one.official
        for one in pictures("<img src=https://www.amazon.co.jp/a.png><img src=https://amazon.co.jp.evil.example/a.png>")
    ][:2] == ["amazon", ""]


def test_data_address() -> None:
    """A picture that the page itself holds is named by the beginning of its address."""
    address = "data:image/png;base64," + base64.b64encode(png()).decode()
    found = pictures(f"<img src='{address}'>")[0]
    assert (found.origin, found.source, found.width, len(found.sha256 or "")) == ("data", address[:60], 30, 64)


def test_repeated_pictures_come_once() -> None:
    """A spacer used forty times is one picture."""
    assert len(pictures("<img src=https://a.example/s.gif>" * 40)) == 2
