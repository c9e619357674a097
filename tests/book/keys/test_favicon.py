"""Icons of pages as keys."""

from __future__ import annotations

from tests.book.keys.evidence import of

from gyotaku.book.keys.favicon import favicon
from gyotaku.book.linking import speaks
from gyotaku.book.ports import Known
from gyotaku.model.facts import PageView


def test_an_icon_is_a_key_where_the_page_was_shown() -> None:
    """One icon seen by two visitors is one key; that of an error page is the server's."""
    shown = PageView(url="https://a.example/", profile="mobile", state="card-form", icon_sha256="ab" * 32)
    again = PageView(url="https://a.example/", profile="desktop", state="alive", icon_sha256="ab" * 32)
    error = PageView(url="https://b.example/", profile="mobile", state="error-page", icon_sha256="cd" * 32)
    assert [key.value for key in favicon(of(shown, again, error))] == ["sha256 " + "ab" * 16]
    assert list(favicon(of(PageView(url="https://a.example/", profile="mobile", state="alive")))) == []


def test_a_default_icon_loses_its_weight() -> None:
    """An icon that pages of many brands show, or very many cases, is a server's or a framework's."""
    (key,) = favicon(of(PageView(url="https://a.example/", profile="mobile", state="alive", icon_sha256="ab" * 32)))
    assert speaks(key, Known(cases=40, brands=("one",)))
    assert not speaks(key, Known(cases=40, brands=("one", "two", "three", "four")))
    assert not speaks(key, Known(cases=5_000, brands=("one",)))
