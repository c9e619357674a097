"""Raw targets as browsers read them."""

from __future__ import annotations

import csv
import gzip

import ada_url
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpora import ROOT

from gyotaku.observe.url_target import LONG, read_target


@pytest.mark.parametrize(
    ("raw", "host", "traits"),
    [
        ("https://caudshowcy.xy399566.example/netsgvice/logyino/", "caudshowcy.xy399566.example", ()),
        ("https://smbc-x.example%2Fpath%3Fa%3Db@qz226.example/x", "qz226.example", ("userinfo", "encoded-authority")),
        ("https://bank.example@evil.example/", "evil.example", ("userinfo",)),
        ("http://0x7f.1/", "127.0.0.1", ("ip-host", "odd-ip", "http-only")),
        ("https://3232235777/", "192.168.1.1", ("ip-host", "odd-ip")),
        ("https://0300.0250.1.1/", "192.168.1.1", ("ip-host", "odd-ip")),
        ("https://192.0.2.7/x", "192.0.2.7", ("ip-host",)),
        ("https://[2001:db8::1]:8443/x", "2001:db8::1", ("ip-host", "port")),
        ("https://www。example．jp/", "www.example.jp", ("full-width",)),
        ("ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ａ", "example.com", ("full-width",)),
        ("https:\\\\evil.example\\a", "evil.example", ("backslash",)),
        ("https://a%2eevil.example/", "a.evil.example", ("encoded-authority",)),
        ("//cdn.example/x", "cdn.example", ("no-scheme",)),
        ("www.bank.com", "www.bank.com", ("no-scheme", "http-only")),
        ("evil.top:8080/x", "evil.top", ("no-scheme", "http-only", "port")),
        ("https:///evil.example", "evil.example", ("odd-slashes",)),
        ("https://ex\nam\tple.com/", "example.com", ("whitespace",)),
        ("https://ex\u200bample.com/", "example.com", ("invisible",)),
        ("https://evil.example./", "evil.example", ("trailing-dot",)),
        ("https://evil.example/a//b", "evil.example", ("double-slash",)),
        ("https://xn--wgv71a119e.jp/", "xn--wgv71a119e.jp", ("punycode",)),
    ],
)
def test_hosts_and_traits(raw: str, host: str, traits: tuple[str, ...]) -> None:
    """The host is the one a browser would open (URL standard), and every trick in its writing is named."""
    target = read_target(raw)
    assert target.host == host
    assert target.traits == traits


def test_pieces() -> None:
    """Userinfo stays raw; the U-label form, registrable domain, ending and port are told apart."""
    target = read_target(" https://user%20x:pw@www.日本語.jp:8443/a?b=c#d ")
    assert target.raw == "https://user%20x:pw@www.日本語.jp:8443/a?b=c#d"
    assert (target.userinfo, target.host_unicode, target.registrable) == ("user%20x:pw", "www.日本語.jp", "xn--wgv71a119e.jp")
    assert read_target("https://xn--wgv71a119e.jp/").host_unicode == "日本語.jp"
    assert (target.tld, target.port, target.path, target.query) == ("jp", 8443, "/a", "b=c")
    assert read_target("https://a.example:443/").port is None


@pytest.mark.parametrize(
    ("raw", "scheme", "trait"),
    [
        ("javascript:alert(1)", "javascript", "javascript"),
        ("data:text/html;base64,PGI+", "data", "data-url"),
        ("mailto:a@b.example", "mailto", "mailto"),
        ("tel:0312345678", "tel", "telephone"),
    ],
)
def test_schemes_without_host(raw: str, scheme: str, trait: str) -> None:
    """Targets that open no host say which kind they are."""
    target = read_target(raw)
    assert (target.scheme, target.host, target.traits) == (scheme, "", (trait,))


@pytest.mark.parametrize(
    "raw", ["", "#top", "[tracking_link]", "index.html", "https://a b/", "https://256.1.1.1/", "https://\ud800.example/"]
)
def test_what_is_no_url(raw: str) -> None:
    """A target that no browser opens is kept raw and marked invalid."""
    target = read_target(raw)
    assert target.traits[0] == "invalid"
    assert (target.url, target.host) == ("", "")


def test_base() -> None:
    """A relative target is read against the page's base, an absolute one is not."""
    assert read_target("login.php", "https://evil.example/a/").url == "https://evil.example/a/login.php"
    assert read_target("//b.example/x", "http://evil.example/").url == "http://b.example/x"
    assert read_target("https://b.example/", "https://evil.example/").host == "b.example"


def test_long() -> None:
    """Very long targets are marked and still read."""
    target = read_target(f"https://a.example/{'x' * LONG}")
    assert target.traits == ("long",)
    assert read_target(f"https://a.example/?{'x' * 100_000}").host == "a.example"


def test_other_programs_disagree() -> None:
    """A backslash ends the authority for browsers, so the host before it is the one opened; the trait tells of the trick."""
    target = read_target("https://bank.example\\@evil.example/")
    assert (target.host, target.traits) == ("bank.example", ("backslash",))


@given(st.text(max_size=200) | st.text(alphabet="htps:/\\@.%2fexample。：／-\u200b[]0x7", max_size=80).map("https://".__add__))
def test_never_raises_and_is_stable(raw: str) -> None:
    """Whatever the mail holds, a target is returned; a serialised URL reads back as the same host."""
    target = read_target(raw)
    assert isinstance(target.traits, tuple)
    if target.on_web:
        again = read_target(target.url)
        assert again.host == target.host
        assert again.url == target.url


@pytest.mark.parametrize("year", [2023, 2024])
def test_confirmed_phishing_urls_all_have_a_host(year: int) -> None:
    """Every URL of JPCERT/CC's list parses and has a host; the share of .cn is the one the list is known for."""
    path = ROOT.parent / "shared" / "data" / "jpcert" / f"{year}.csv.gz"
    if not path.exists():
        pytest.skip("JPCERT/CC's list is not on this machine")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        targets = [read_target(row[1]) for row in list(csv.reader(file))[1:][::20]]
    assert [target.raw for target in targets if not target.host] == []
    share = sum(target.tld == "cn" for target in targets) / len(targets)
    assert share == pytest.approx({2023: 0.181, 2024: 0.262}[year], abs=0.02)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", ["www.example.com", "a-.example", "ab--cd.example", "example.x1", "a.bc", "f" * 63 + ".example"])
@pytest.mark.parametrize(
    "tail", ["", "/", "?x=1", "//a", "/a?b?c&%2", "/a;b=(c)!*~$", "/a://b//c", "/a@b:c", "/a?'b", "/a/../b", "/..", "/a|b"]
)
def test_a_plain_target_is_taken_apart_as_the_parser_does(scheme: str, host: str, tail: str) -> None:
    """What goes round the parser for speed has the very serialisation, host, path and query that the parser gives."""
    target = read_target(f"{scheme}://{host}{tail}")
    parsed = ada_url.URL(f"{scheme}://{host}{tail}")
    assert (target.url, target.host, target.path, target.query) == (
        parsed.href,
        parsed.hostname,
        parsed.pathname,
        parsed.search.removeprefix("?"),
    )
