"""The guard: what goes through it and what does not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest
from tests.capture import sites

from gyotaku.capture.guard import Guard, RefusedError
from gyotaku.transport.addresses import networks

ALLOWED = networks(["127.0.0.2/32"])


async def _ask(port: int, request: str) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.encode())
    await writer.drain()
    try:
        return await asyncio.wait_for(reader.read(), 5)
    finally:
        writer.close()


def _through(guard: Guard, *requests: str) -> list[bytes]:
    async def run() -> list[bytes]:
        port = await guard.start()
        try:
            return [await _ask(port, request) for request in requests]
        finally:
            await guard.stop()

    return asyncio.run(run())


def _get(url: str, extra: str = "") -> str:
    return f"GET {url} HTTP/1.1\r\nHost: x\r\nProxy-Connection: keep-alive\r\n{extra}\r\n"


def _resolving(*answers: str) -> Callable[[str, int], Awaitable[list[str]]]:
    """Return a resolver that gives one answer after the other, as a name does that wants to trick."""
    waiting: Iterator[str] = iter(answers)

    async def resolve(_host: str, _port: int) -> list[str]:
        await asyncio.sleep(0)
        return [next(waiting)]

    return resolve


@pytest.fixture
def site() -> Iterator[sites.Site]:
    """A site at an allowed address."""
    with sites.serving(lambda asked: sites.html(f"<p>{asked.path}")) as found:
        yield found


def test_an_allowed_address_is_reached(site: sites.Site) -> None:
    """A request goes through to an allowed address and is written as the site expects it; who was asked is on record."""
    guard = Guard(ALLOWED)
    answer = _through(guard, _get(site.url("/a?b=c#d")))[0]
    assert answer.endswith(b"<p>/a?b=c")
    one = guard.hosts()[0]
    assert (one.host, one.port, one.addresses, one.refused) == ("127.0.0.2", site.port, ("127.0.0.2",), "")
    assert one.received > 0


def test_a_tunnel_is_judged_too(site: sites.Site) -> None:
    """CONNECT opens only to allowed addresses."""
    inside = f"CONNECT 127.0.0.2:{site.port} HTTP/1.1\r\n\r\nGET /t HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    opened, refused = _through(Guard(ALLOWED), inside, "CONNECT 127.0.0.1:22 HTTP/1.1\r\n\r\n")
    assert opened.startswith(b"HTTP/1.1 200")
    assert opened.endswith(b"<p>/t")
    assert refused.startswith(b"HTTP/1.1 502")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]", "localhost", "0x7f.1", "2130706433", "[fe80::1]"],
)
def test_inner_addresses_are_refused(host: str) -> None:
    """No spelling of an address of this machine or network goes through, and the browser gets no answer of ours."""
    guard = Guard(ALLOWED)
    assert _through(guard, _get(f"http://{host}:9/")) == [b""]
    assert guard.hosts()[0].refused != ""


def test_a_name_that_changes_its_answer(site: sites.Site) -> None:
    """The address that was judged is the one connected to: a second answer is judged again (DNS rebinding)."""
    with sites.canary() as canary:
        guard = Guard(ALLOWED, resolve=_resolving("127.0.0.2", "127.0.0.1"))
        first, second = _through(guard, _get(f"http://evil.example:{site.port}/1"), _get(f"http://evil.example:{canary.port}/2"))
    assert first.endswith(b"<p>/1")
    assert second == b""
    assert canary.heard == []


def test_one_inner_address_among_several_refuses_the_name(site: sites.Site) -> None:
    """A name with an outer and an inner address plays two roles."""

    async def resolve(_host: str, _port: int) -> list[str]:
        await asyncio.sleep(0)
        return ["127.0.0.2", "127.0.0.1"]

    guard = Guard(ALLOWED, resolve=resolve)
    assert _through(guard, _get(f"http://evil.example:{site.port}/")) == [b""]
    assert guard.refused("evil.example") == "address-loopback"


def test_more_than_the_allowance_is_cut(site: sites.Site) -> None:
    """Over the bytes of a visit every connection is closed, and that is on record."""
    with sites.serving(lambda _asked: sites.html("x" * 300_000)) as large:
        guard = Guard(ALLOWED, spend=100_000)
        first, second = _through(guard, _get(large.url()), _get(site.url()))
    assert len(first) < 200_000
    assert second == b""
    assert guard.cut
    assert guard.refused("127.0.0.2") == "over-limit"


@pytest.mark.parametrize(
    "request_", ["\r\n\r\n", "GET\r\n\r\n", "CONNECT x:y HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "A" * 70_000]
)
def test_broken_requests_are_dropped(request_: str) -> None:
    """What is no request gets no answer and does no harm."""
    answer = _through(Guard(ALLOWED), request_)[0]
    assert not answer.startswith(b"HTTP/1.1 200")


def test_what_the_browser_asks_for_itself_is_refused() -> None:
    """Hosts of the browser's own services are refused without a record: no page asked for them."""
    guard = Guard(ALLOWED, resolve=_resolving())
    assert _through(guard, _get("http://clients2.google.com/x")) == [b""]
    assert guard.hosts() == ()


def test_the_way_of_a_profiles_proxy(site: sites.Site) -> None:
    """With a proxy the judged address is what the proxy is asked for, never the name."""

    async def run() -> bytes:
        upstream = Guard(ALLOWED)
        port = await upstream.start()
        guard = Guard(ALLOWED, resolve=_resolving("127.0.0.2"), upstream=f"http://127.0.0.1:{port}")
        try:
            return await _ask(await guard.start(), _get(f"http://evil.example:{site.port}/p"))
        finally:
            await guard.stop()
            await upstream.stop()
            assert [one.host for one in upstream.hosts()] == ["127.0.0.2"]

    assert asyncio.run(run()).endswith(b"<p>/p")


def test_no_such_name() -> None:
    """A name without an address is on record as one."""

    async def resolve(_host: str, _port: int) -> list[str]:
        await asyncio.sleep(0)
        raise RefusedError("no-such-name")

    guard = Guard(ALLOWED, resolve=resolve)
    assert _through(guard, _get("http://gone.example/")) == [b""]
    assert guard.refused("gone.example") == "no-such-name"
