from __future__ import annotations

import gzip
from pathlib import Path
from typing import NoReturn

import pytest
from tests.loopback import Authority, Page, http
from tests.transport.asking import dialler, web

from gyotaku.settings import Online
from gyotaku.transport.handshake import trusted
from gyotaku.transport.outbound import Log
from gyotaku.transport.ports import FailedError
from gyotaku.transport.web import target

LOOPBACK = ("127.0.0.0/8",)
KNOWN = {"shop.example": ("127.0.0.1",), "away.example": ("127.0.0.1",), "inside.example": ("10.0.0.1",)}


def page(status: int = 200, body: bytes = b"{}", **fields: str) -> Page:
    """Return a page; underscores in field names stand for hyphens."""
    return status, {name.replace("_", "-"): value for name, value in fields.items()}, body


def test_a_page_comes_back_whole_with_where_it_came_from() -> None:
    """Status, fields in lower case, body; the question stands in the log."""
    log = Log()
    with http(lambda *_: page(404, b"nothing", X_Kind="a")) as server:
        reply = web(dialler(KNOWN, LOOPBACK), log=log).get(f"http://shop.example:{server.port}/domain/evil.example?x=1#frag")
    assert (reply.status, reply.headers["x-kind"], reply.body) == (404, "a", b"nothing")
    assert reply.url == f"http://shop.example:{server.port}/domain/evil.example?x=1"
    assert server.asked == ["GET /domain/evil.example?x=1"]
    assert [(line.to, line.outcome, line.received) for line in log.lines()] == [(f"shop.example:{server.port}", "http 404", 7)]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "ftp://a.example/",
        "http://user:word@a.example/",
        "data:text/plain,a",
        "http://",
        "/a",
        "javascript:1",
    ],
)
def test_only_web_addresses_without_password_are_asked(url: str) -> None:
    """Any other scheme, and a name and password in the address, are refused before anything is resolved."""
    with pytest.raises(FailedError, match="not-a-web-address"):
        web(dialler()).get(url)


def test_hosts_are_read_as_browsers_read_them() -> None:
    """Decimal, octal, hexadecimal, short and full-width spellings of an address become the address (WHATWG URL, host parser)."""
    for spelling in ("2130706433", "0x7f.1", "0177.0.0.1", "127.1", "１２７．０．０．１", "127。0。0。1"):
        assert target(f"http://{spelling}/").host == "127.0.0.1"


def test_redirects_are_followed_each_checked_anew() -> None:
    """A redirect inward is refused although its first host was allowed; keys are not carried to another host."""
    seen: list[str] = []

    def respond(_method: str, path: str, _body: bytes) -> Page:
        seen.append(path)
        steps = {"/in": "http://inside.example/", "/file": "file:///etc/passwd", "/loop": "/loop", "/rel": "here"}
        return page(302, Location=steps[path]) if path in steps else page(body=b"ok")

    with http(respond) as server:
        one = web(dialler(KNOWN, LOOPBACK))
        base = f"http://shop.example:{server.port}"
        assert one.get(f"{base}/rel").url == f"{base}/here"
        for path, why in {"/in": "refused-address", "/file": "not-a-web-address", "/loop": "too-many-redirects"}.items():
            with pytest.raises(FailedError) as failed:
                one.get(base + path)
            assert failed.value.why == why
    assert seen.count("/loop") == Online().redirects + 1


def test_a_key_is_not_carried_to_another_host() -> None:
    """Header fields of the question go to the host they were meant for."""
    got: list[str | None] = []
    with http(lambda *_: page(body=b"ok")) as away:

        def respond(_method: str, _path: str, _body: bytes) -> Page:
            return page(301, Location=f"http://away.example:{away.port}/moved")

        log = Log()
        with http(respond) as server:
            one = web(dialler(KNOWN, LOOPBACK), log=log)
            sent = one._sent

            def watched(*words: object) -> object:
                got.append(words[2].get("x-apikey"))  # type: ignore[attr-defined]
                return sent(*words)  # type: ignore[arg-type]

            one._sent = watched  # type: ignore[method-assign,assignment]
            one.get(f"http://shop.example:{server.port}/", headers={"x-apikey": "k", "Accept": "application/json"})
    assert got == ["k", None]


def test_a_certificate_must_verify_for_the_name_asked(tmp_path: Path) -> None:
    """TLS is verified against the name, with the authorities of the settings; https never falls back to http."""
    authority = Authority(tmp_path)
    with http(lambda *_: page(body=b"ok"), tls=authority.server("shop.example")) as server:
        good = trusted(str(authority.file))
        assert web(dialler(KNOWN, LOOPBACK), tls=good).get(f"https://shop.example:{server.port}/").body == b"ok"
        with pytest.raises(FailedError) as failed:
            web(dialler(KNOWN, LOOPBACK), tls=good).get(f"https://away.example:{server.port}/")
        assert failed.value.why == "tls"
        with pytest.raises(FailedError) as failed:
            web(dialler(KNOWN, LOOPBACK)).get(f"https://shop.example:{server.port}/")
        assert failed.value.why == "tls"
    with (
        http(lambda *_: page(body=b"plain")) as plain,
        http(lambda *_: page(302, Location=f"http://shop.example:{plain.port}/"), tls=authority.server("shop.example")) as server,
    ):
        with pytest.raises(FailedError, match="refused-redirect"):
            web(dialler(KNOWN, LOOPBACK), tls=good).get(f"https://shop.example:{server.port}/")
        assert plain.asked == []


def test_a_host_that_asks_to_wait_is_asked_again_after_that() -> None:
    """429 with Retry-After is honoured within the deadline (RFC 6585 section 4)."""
    pages = [page(429, Retry_After="1"), page(503), page(body=b"ok")]
    with http(lambda *_: pages.pop(0)) as server:
        assert web(dialler(KNOWN, LOOPBACK, seconds=20)).get(f"http://shop.example:{server.port}/").body == b"ok"
    assert len(server.asked) == 3


def test_a_wait_beyond_the_deadline_is_rate_limited_at_once() -> None:
    """Nobody waits an hour for one answer."""
    with http(lambda *_: page(429, Retry_After="3600")) as server, pytest.raises(FailedError) as failed:
        web(dialler(KNOWN, LOOPBACK)).get(f"http://shop.example:{server.port}/")
    assert (failed.value.why, failed.value.wait) == ("rate-limited", 3600.0)
    assert len(server.asked) == 1


def test_a_server_that_stays_broken_is_a_failure_after_the_tries() -> None:
    """The code of the failure is the status."""
    with http(lambda *_: page(500)) as server, pytest.raises(FailedError, match="http-500"):
        web(dialler(KNOWN, LOOPBACK)).get(f"http://shop.example:{server.port}/")
    assert len(server.asked) == Online().retries + 1


@pytest.mark.parametrize(
    "fields",
    [{}, {"Content_Encoding": "gzip"}],
)
def test_an_answer_is_never_longer_than_the_limit(fields: dict[str, str]) -> None:
    """Plain or unpacked, the limit holds."""
    body = gzip.compress(b"x" * 50_000) if fields else b"x" * 50_000
    with http(lambda *_: page(200, body, **fields)) as server, pytest.raises(FailedError, match="too-large"):
        web(dialler(KNOWN, LOOPBACK), Online(answer_bytes=10_000)).get(f"http://shop.example:{server.port}/")


def test_a_coding_nobody_asked_for_is_undone_or_refused() -> None:
    """Gzip is read all the same; what is unknown or broken is unparsable."""
    pages = [
        page(200, gzip.compress(b"packed"), Content_Encoding="gzip"),
        page(200, b"nonsense", Content_Encoding="gzip"),
        page(200, b"x", Content_Encoding="br"),
    ]
    with http(lambda *_: pages.pop(0)) as server:
        one = web(dialler(KNOWN, LOOPBACK))
        assert one.get(f"http://shop.example:{server.port}/").body == b"packed"
        for _ in range(2):
            with pytest.raises(FailedError, match="unparsable"):
                one.get(f"http://shop.example:{server.port}/")


def test_proxy_variables_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the settings name a proxy."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with http(lambda *_: page(body=b"direct")) as server:
        assert web(dialler(KNOWN, LOOPBACK)).get(f"http://shop.example:{server.port}/").body == b"direct"


def test_a_proxy_of_the_settings_is_used_and_addresses_are_still_checked() -> None:
    """The proxy gets the whole address; an inward address is refused before the proxy hears of it."""
    with http(lambda *_: page(body=b"through")) as proxy:
        one = web(dialler(KNOWN), Online(proxy=f"http://127.0.0.1:{proxy.port}"))
        assert one.get("http://far.example/a").body == b"through"
        for inward in ("http://10.0.0.1/", "http://[::1]/", "http://0x7f.1/"):
            with pytest.raises(FailedError, match="refused-address"):
                one.get(inward)
    assert proxy.asked == ["GET http://far.example/a"]


def test_what_is_posted_is_looked_at_too_and_never_moved() -> None:
    """The body passes the last look; a redirect of a post is refused."""
    with http(lambda *_: page(307, Location="/other")) as server:
        one = web(dialler(KNOWN, LOOPBACK), private=("taro@rcpt.example",))
        base = f"http://shop.example:{server.port}/"
        with pytest.raises(FailedError, match="refused-redirect"):
            one.post(base, b"url=evil.example")
        with pytest.raises(FailedError, match="names-recipient"):
            one.post(base, b"url=evil.example%3Fto=taro%40rcpt.example")
        with pytest.raises(FailedError, match="names-recipient"):
            one.get(base, headers={"x": "taro@rcpt.example"})
    assert server.asked == ["POST / url=evil.example"]


def test_what_is_no_http_is_unparsable() -> None:
    """A broken server is a failure with a reason, never an exception of the library."""

    def respond(*_: object) -> NoReturn:
        raise OSError

    with http(respond) as server, pytest.raises(FailedError) as failed:
        web(dialler(KNOWN, LOOPBACK)).get(f"http://shop.example:{server.port}/")
    assert failed.value.why == "unparsable"


def test_what_goes_to_a_store_of_the_user_is_not_written_down_and_no_redirect_is_followed() -> None:
    """A kept mail names its recipient and is no question: its bytes stay out of the log; the answer comes as it stands."""
    log = Log()
    with http(lambda *_: page(301, b"", Location="http://away.example/")) as server:
        one = web(dialler(KNOWN, LOOPBACK), log=log, private=("victim",))
        reply = one.send("GET", f"http://shop.example:{server.port}/a", b"To: victim", headers={})
    assert reply.status == 301
    assert [line.what for line in log.lines()] == [f"GET http://shop.example:{server.port}/a"]
