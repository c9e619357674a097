"""Attached pages, drawings and scripts."""

from __future__ import annotations

import time

import pytest

from gyotaku.observe.active_pages import page_traits, page_urls


@pytest.mark.parametrize(
    ("source", "traits"),
    [
        ("<p>hello</p>", []),
        ("<a href='https://x.example/'>x</a>", ["link"]),
        ("<script>1</script>", ["script"]),
        ("<svg onload='x()'></svg>", ["script"]),
        ("<meta http-equiv='refresh' content='0; url=/x'>", ["auto-redirect"]),
        ("<script>window.location.href = '/x'</script>", ["script", "auto-redirect"]),
        ("<script>if (location == 1) {}</script>", ["script"]),
        ("<form action='https://x.example/p.php'><input type=password></form>", ["password-form", "sends", "link"]),
        ("<script>var b = new Blob([atob('x')])</script>", ["script", "smuggling"]),
        ("<script>document.write(unescape('%3c'))</script>", ["script", "smuggling"]),
        ("<script>f(atob('" + "QUJD" * 600 + "'))</script>", ["script", "smuggling"]),
        ("<a download='x.zip' href='data:application/zip;base64,UEs='>x</a>", ["smuggling"]),
        ("<img src='data:image/png;base64," + "QUJD" * 600 + "'>", []),
        ("<script>fetch('/log')</script>", ["script", "sends"]),
    ],
)
def test_traits(source: str, traits: list[str]) -> None:
    """What the source would do is named; a long inline picture alone is nothing."""
    assert page_traits(source) == traits


def test_addresses() -> None:
    """Addresses are found with references resolved; namespaces are none; static files come last."""
    source = (
        '<svg xmlns="http://www.w3.org/2000/svg"><link href="https://cdn.example/a.css">'
        '<a href="https://x.example/?a=1&amp;b=2"/><form action="//y.example/p">'
    )
    assert page_urls(source) == ["https://x.example/?a=1&b=2", "//y.example/p", "https://cdn.example/a.css"]


def test_long_sources_are_quick() -> None:
    """Sources made to make the patterns slow are read in bounded time."""
    start = time.process_time()
    for piece in (
        "<a ",
        "<a on",
        "<input ",
        "%41",
        "location ",
        "<meta http-equiv=refresh ",
        "parseInt(",
        "document.write(",
        "&#65;",
    ):
        page_traits(piece * 200_000)
    assert time.process_time() - start < 6
