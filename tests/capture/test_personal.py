"""What a page shows of somebody."""

from __future__ import annotations

import base64
import io
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from tests.capture import sites
from tests.capture.browser import LOOPBACK, needs_browser

from gyotaku.capture.personal import Filled, personal
from gyotaku.capture.taking import capture
from gyotaku.capture.targets import STAND_IN
from gyotaku.capture.visiting import Visiting
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, Link, PageView, Token
from gyotaku.report.prints import prepared

URL = "https://login.evil.example/"
HANAKO = "hanako@victim.example"


@pytest.mark.parametrize(
    ("filled", "text", "kinds"),
    [
        ([Filled(name="loginfmt", value=HANAKO)], "", ("field: mail",)),
        ([Filled(name="x", value="山田 花子", label="お名前")], "", ("field: name",)),
        ([Filled(name="cardNo", value="4000 1234 5678 9010")], "", ("field: card",)),
        ([Filled(name="loginfmt", value=STAND_IN)], "", ()),
        ([Filled(name="tel", kind="tel", value="+81")], "", ()),
        ([Filled(name="q", kind="search", value="朝市の日")], "", ()),
        ([], "山田 花子 様\nご確認ください", ("text: greeting",)),
        ([], "お客様\n会員様\nみどり銀行 様\nカード会員の皆様", ()),
        ([], f"{HANAKO} でログイン", ("text: address",)),
        ([], "お問い合わせは support@evil.example または info@amazon.co.jp", ()),
        ([], "ご登録のカード ****-****-****-9010", ("text: card",)),
    ],
)
def test_what_a_page_shows_of_somebody(filled: list[Filled], text: str, kinds: tuple[str, ...]) -> None:
    """Filled fields, a greeting by name, somebody's address, the end of a card's number; never our stand-in or the site's own."""
    assert personal(filled, text, URL) == kinds


def _prefilling(asked: sites.Asked) -> sites.Answer:
    """Take the address out of the link's token and put it into the form, by script."""
    token = asked.path.partition("?t=")[2]
    return sites.html(
        f"""<!doctype html><meta charset=utf-8><title>会員ログイン</title><form><input id=user name=user style="font-size:40px">
        <input type=password name=pw></form><script>user.value = atob("{token}")</script>"""
    )


def _token(address: str) -> str:
    return base64.urlsafe_b64encode(address.encode()).decode().rstrip("=")


@needs_browser
def test_a_page_that_fills_in_the_address_of_the_link_is_marked_and_blurred() -> None:
    """The address stands in no source, only in a field that a script filled: the view says so, and nothing of it is published."""
    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja",))
    with sites.serving(_prefilling) as site, capture(site.url(f"/in?t={_token(HANAKO)}"), settings) as (made, folder):
        visit = made.visits[0]
        assert visit.picture is not None
        png = (folder / visit.picture.file.path).read_bytes()
    view = next(fact for fact in made.facts if isinstance(fact, PageView))
    assert (visit.personal, view.shows_personal) == (("field: mail",), True)
    shown = prepared(png, blur=view.shows_personal)
    assert shown is not None
    assert shown.blurred
    assert _sharpest(shown.png) < _sharpest(png) / 4


@needs_browser
def test_our_own_stand_in_is_nobody(tmp_path: Path) -> None:
    """Of a mail the token is exchanged before the visit: the page fills in an address that is nobody's, and stays sharp."""
    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja",))
    with sites.serving(_prefilling) as site:
        url = site.url(f"/in?t={_token(HANAKO)}")
        facts = (
            Address(role="to", address=HANAKO, local="hanako", domain="victim.example"),
            Link(target=url, url=url, scheme="http", host=site.host),
            Token(url=url, value=_token(HANAKO), basis="base64-of-recipient"),
        )
        found = Visiting(settings, tmp_path)(Evidence().plus(tuple(Observation(id="", fact=fact) for fact in facts)))
    assert not next(found.of(PageView))[0].shows_personal


def _sharpest(png: bytes) -> int:
    """Return the greatest step between two neighbouring points of a picture."""
    with Image.open(io.BytesIO(png)) as picture:
        grey = picture.convert("L").crop((0, 0, 400, 120))
    rows = [grey.tobytes()[start : start + grey.width] for start in range(0, grey.width * grey.height, grey.width)]
    return max(abs(one - other) for row in rows for one, other in pairwise(row))
