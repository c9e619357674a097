"""Targets nested in other URLs."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.observe.unwrap import DEPTH, parameters, unwrap
from gyotaku.observe.url_target import read_target

B64 = base64.urlsafe_b64encode(b"https://evil.example/login").decode().rstrip("=")


@pytest.mark.parametrize(
    ("url", "final", "service"),
    [
        ("https://www.google.com/url?q=https%3A%2F%2Fevil.example%2Fa&sa=D", "https://evil.example/a", "Google"),
        ("https://www.google.co.jp/amp/s/evil.example/x", "https://evil.example/x", "Google AMP"),
        ("https://www.google.com/url?q=evil.top/x", "http://evil.top/x", "Google"),
        ("https://evil-com.cdn.ampproject.org/c/s/evil.com/x", "https://evil.com/x", "AMP cache"),
        (
            "https://www-evil--x-com.translate.goog/a?_x_tr_sl=auto&k=1&_x_tr_tl=ja",
            "https://www.evil-x.com/a?k=1",
            "Google Translate",
        ),
        (
            "https://translate.google.se/translate?sl=auto&tl=ja&u=a.b.workers.dev/les",
            "http://a.b.workers.dev/les",
            "Google Translate",
        ),
        ("https://long-evil-com.translate.goog/x?_x_tr_hp=very&_x_tr_sl=ja", "https://verylong.evil.com/x", "Google Translate"),
        (f"https://www.bing.com/ck/a?!&&p=1&u=a1{B64}&ntb=1", "https://evil.example/login", "Bing"),
        (
            "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example%2F&data=05",
            "https://evil.example/",
            "Microsoft Safe Links",
        ),
        (
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_a-5Fb&d=D",
            "https://evil.example/a_b",
            "Proofpoint URL Defense",
        ),
        ("https://urldefense.com/v3/__https://evil.example/a*b__;Iw!!x!y$", "https://evil.example/a#b", "Proofpoint URL Defense"),
        (
            "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fevil.example%2f&c=E",
            "https://evil.example/",
            "Barracuda Link Protection",
        ),
        ("https://web.archive.org/web/20240101/https://evil.example/x", "https://evil.example/x", "Web archive"),
        (
            "https://x.r.us-east-1.awstrack.me/L0/https:%2F%2Fevil.example%2Fp%3Fq=1/1/0100",
            "https://evil.example/p?q=1",
            "Amazon SES",
        ),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example&h=A", "https://evil.example/", "Facebook"),
        ("https://www.youtube.com/redirect?q=https%3A%2F%2Fevil.example", "https://evil.example/", "YouTube"),
        (
            "https://r.search.yahoo.com/_ylt=A/RV=2/RO=10/RU=https%3a%2f%2fevil.example%2fx/RK=2/RS=x",
            "https://evil.example/x",
            "Yahoo",
        ),
        (
            "https://googleads.g.doubleclick.net/pcs/click?xai=1&&adurl=https://evil.example",
            "https://evil.example/",
            "Google Ads",
        ),
    ],
)
def test_services(url: str, final: str, service: str) -> None:
    """Each service's way of carrying a target is read."""
    found = unwrap(read_target(url))
    assert found.final is not None
    assert found.service is not None
    assert (found.final.url, found.service.name, found.unlisted) == (final, service, False)


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.example/redirect?url=https://evil.example/login",
        f"https://shop.example/r?u={B64}",
        "https://shop.example/?next=https%253A%252F%252Fevil.example%252Flogin",
        "https://shop.example/x#url=https%3A%2F%2Fevil.example%2Flogin",
        "https://shop.example/go?https://evil.example/login",
        "https://shop.example/out/https://evil.example/login",
    ],
)
def test_any_site(url: str) -> None:
    """A parameter of any site that holds an absolute URL is followed, however encoded, and marked as unlisted."""
    found = unwrap(read_target(url))
    assert found.final is not None
    assert (found.final.url, found.service, found.unlisted) == ("https://evil.example/login", None, True)


@pytest.mark.parametrize(
    "url",
    [
        "https://t.co/abc",
        "https://u1.ct.sendgrid.net/ls/click?upn=u001.abc",
        "https://www.google.com/search?q=https://evil.example",
        "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.example",
        "https://shop.example/?ref=https://other.example/",
        "https://shop.example/?url=login",
        "https://shop.example/",
    ],
)
def test_nothing_to_read(url: str) -> None:
    """Opaque redirectors, share buttons and referrers give no target: it is not guessed."""
    assert unwrap(read_target(url)).final is None


def test_depth_and_circles() -> None:
    """Wrappers inside wrappers are followed to the end, a bounded number of times; a circle ends."""
    url = "https://evil.example/"
    for _ in range(3):
        url = f"https://www.google.com/url?q={quote(url, safe='')}"
    found = unwrap(read_target(url))
    assert found.final is not None
    assert (found.final.host, found.steps) == ("evil.example", 3)
    for _ in range(10):
        url = f"https://www.google.com/url?q={quote(url, safe='')}"
    assert unwrap(read_target(url)).steps <= DEPTH
    assert unwrap(read_target("https://a.example/?url=https%3A%2F%2Fa.example%2F")).final is not None


def test_parameters() -> None:
    """Names are decoded and lower-case, values stay raw; `amp;` left over from HTML is taken off."""
    assert parameters("A%5B=1&amp;b=%20&c") == [("a[", "1"), ("b", "%20"), ("c", "")]
    assert len(parameters("a=1&" * 1000)) <= 60


@given(st.text(alphabet="htps:/.aevil?=&%3A2Fu1RbMd-_*;!#", max_size=120))
def test_any_query(query: str) -> None:
    """No query makes unwrapping fail or lead to something that is no web target."""
    for url in (
        f"https://www.google.com/url?q={query}",
        f"https://urldefense.com/v3/__{query}__;!!",
        f"https://a.example/{query}",
    ):
        found = unwrap(read_target(url)).final
        assert found is None or found.on_web
