"""The look of pictures as keys."""

from __future__ import annotations

from tests.book.keys.evidence import of

from gyotaku.book.keys.look import look
from gyotaku.book.linking import speaks
from gyotaku.book.ports import Known
from gyotaku.model.facts import PageView, Picture

SHOWS = "0f0f0f0f0f0f0f0f"


def test_pictures_and_pages_that_show_something_are_keys() -> None:
    """Pictures of other bytes with one look agree; small ones and bare surfaces tell nothing."""
    large = Picture(origin="embedded", source="1.2", width=400, height=90, dhash=SHOWS)
    small = Picture(origin="embedded", source="1.3", width=16, height=16, dhash="00ff00ff00ff00ff")
    bare = Picture(origin="embedded", source="1.4", width=400, height=90, dhash="0000000000000000")
    official = Picture(origin="remote", source="https://brand.example/logo.png", width=400, height=90, dhash=SHOWS, official="x")
    page = PageView(url="https://a.example/", profile="mobile", state="login-form", dhash="f0f0f0f0f0f0f0f0")
    gone = PageView(url="https://a.example/", profile="mobile", state="dead", dhash="ff00ff00ff00ff00")
    found = list(look(of(large, small, bare, official, page, gone)))
    assert [(key.family, key.value) for key in found] == [
        ("picture-look", f"dhash {SHOWS}"),
        ("page-look", "dhash f0f0f0f0f0f0f0f0"),
    ]


def test_a_logo_that_everybody_shows_loses_its_weight() -> None:
    """Genuine mail shows the brand's own logo: what it shows too says nothing."""
    (key,) = look(of(Picture(origin="embedded", source="1.2", width=400, height=90, dhash=SHOWS)))
    assert speaks(key, Known(cases=30, brands=("one",)))
    assert not speaks(key, Known(cases=30, genuine=2, brands=("one",)))
