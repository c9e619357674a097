"""The HTTP port: one connection for each request, to a checked address, with its certificate verified and its size bounded."""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import ada_url
import httpcore2

from gyotaku import __version__
from gyotaku.settings import Online
from gyotaku.transport.dialling import Dialler
from gyotaku.transport.outbound import Gate
from gyotaku.transport.patience import FIRST_WAIT, Deadline, Pace, retry_after
from gyotaku.transport.ports import FailedError, Reply
from gyotaku.transport.stream import Stream

AGENT = f"gyotaku/{__version__} (phishing mail forensics)"
READ = 10.0
"""Seconds without a byte after which an answer is given up."""
PORTS = {"http": 80, "https": 443}
MOVED = {301, 302, 303, 307, 308}


class _Backend(httpcore2.NetworkBackend):
    """Gives the HTTP library connections of ours; it never resolves or connects by itself."""

    def __init__(self, dialler: Dialler, cap: int, proxy: str) -> None:
        self._dialler = dialler
        self._cap = cap
        self._proxy = proxy

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the library's signature; the deadline is ours
        local_address: str | None = None,  # noqa: ARG002 - as above
        socket_options: Iterable[object] | None = None,  # noqa: ARG002 - as above
    ) -> httpcore2.NetworkStream:
        connection = self._dialler.dial(host, port, checked=host != self._proxy)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return Stream(connection, self._dialler.deadline, self._cap)


@dataclass(frozen=True, kw_only=True)
class Target:
    """A URL taken apart by the WHATWG rules, as a browser would."""

    url: str
    scheme: str
    host: str
    port: int
    path: str


def target(url: str, base: str | None = None) -> Target:
    """Read a URL; whatever is not http or https to a host, or carries a name and password, is a failure."""
    try:
        parsed = ada_url.URL(url, base=base)
    except ValueError as error:
        raise FailedError("not-a-web-address", url[:200]) from error
    scheme = parsed.protocol.rstrip(":")
    if scheme not in {"http", "https"} or parsed.username or parsed.password or not parsed.hostname:
        raise FailedError("not-a-web-address", url[:200])
    port = int(parsed.port) if parsed.port else PORTS[scheme]
    whole = parsed.href.partition("#")[0]
    return Target(url=whole, scheme=scheme, host=parsed.hostname.strip("[]"), port=port, path=parsed.pathname + parsed.search)


class Web:
    """Asks web addresses for one question. Proxy variables of the environment are not looked at."""

    def __init__(
        self,
        *,
        online: Online,
        dialler: Dialler,
        tls: ssl.SSLContext,
        gate: Gate,
        pace: Pace,
        interval: float = 0.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._online = online
        self._dialler = dialler
        self._tls = tls
        self._gate = gate
        self._pace = pace
        self._interval = max(interval, online.interval)
        self._sleep = sleep
        self._proxy = target(online.proxy) if online.proxy else None

    @property
    def _deadline(self) -> Deadline:
        return self._dialler.deadline

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Reply:
        """Get a URL (see `ports.Http`)."""
        at, own = target(url), dict(headers or {})
        for _ in range(self._online.redirects + 1):
            reply = self._patiently("GET", at, own, None)
            if reply.status not in MOVED or "location" not in reply.headers:
                return reply
            after = target(reply.headers["location"], at.url)
            if at.scheme == "https" and after.scheme == "http":
                raise FailedError("refused-redirect", f"{at.host} sends from https to http")
            if (after.scheme, after.host, after.port) != (at.scheme, at.host, at.port):
                own = {name: value for name, value in own.items() if name.lower() == "accept"}
            at = after
        raise FailedError("too-many-redirects", f"{target(url).host}: more than {self._online.redirects}")

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str] | None = None) -> Reply:
        """Post a body (see `ports.Http`)."""
        at = target(url)
        reply = self._patiently("POST", at, dict(headers or {}), body)
        if reply.status in MOVED:
            raise FailedError("refused-redirect", f"{at.host} moves a posted question")
        return reply

    def send(self, method: str, url: str, body: bytes | None, *, headers: Mapping[str, str]) -> Reply:
        """Send a request to a store that the user named; its answer is as it stands: no redirect is followed.

        What is kept there is the user's own to send, so the body is neither looked through nor written down.
        """
        return self._patiently(method, target(url), dict(headers), body)

    def _patiently(self, method: str, at: Target, headers: dict[str, str], body: bytes | None) -> Reply:
        """Ask, and ask again after failures of the moment, as long as there is time."""
        wait = FIRST_WAIT
        for tries_left in range(self._online.retries, -1, -1):
            try:
                return self._once(method, at, headers, body)
            except FailedError as error:
                pause = error.wait if error.wait is not None else wait
                passing = error.why in {"timeout", "unreachable", "rate-limited"} or error.why.startswith("http-5")
                if not tries_left or not passing or pause >= self._deadline.remaining:
                    raise
                if error.why == "rate-limited":
                    self._pace.pause(at.host, pause)
                self._sleep(pause)
                wait *= 2
        raise FailedError("timeout", at.host)

    def _once(self, method: str, at: Target, headers: dict[str, str], body: bytes | None) -> Reply:
        asked = (body or b"") if method == "POST" else b""
        self._gate.check(f"{at.url} {' '.join(headers.values())} {asked.decode('utf-8', 'replace')}")
        self._pace.turn(at.host, self._interval, self._deadline)
        what = f"{method} {at.url}" + (f" {asked[:1000].decode('utf-8', 'replace')}" if asked else "")
        to = f"{at.host}:{at.port}"
        try:
            reply = self._sent(method, at, headers, body)
            self._usable(reply, at.host)
        except FailedError as error:
            self._gate.sent(to, what, error.why)
            raise
        self._gate.sent(to, what, f"http {reply.status}", len(reply.body))
        return reply

    def _usable(self, reply: Reply, host: str) -> None:
        if reply.status == 429 or (reply.status == 503 and "retry-after" in reply.headers):
            wait = retry_after(reply.headers, datetime.now(UTC))
            asked = f"; it asks to wait {wait:.0f} s" if wait is not None else ""
            raise FailedError("rate-limited", f"{host} answered {reply.status}{asked}", wait=wait)
        if reply.status >= 500:
            raise FailedError(f"http-{reply.status}", host)

    def _sent(self, method: str, at: Target, headers: dict[str, str], body: bytes | None) -> Reply:
        backend = _Backend(self._dialler, self._online.answer_bytes + 128 * 1024, self._proxy.host if self._proxy else "")
        if self._proxy is not None:
            # The proxy resolves names; addresses written as such are still checked here.
            if at.host.replace(".", "").isdigit() or ":" in at.host:
                self._dialler.addresses(at.host)
            pool: httpcore2.ConnectionPool = httpcore2.HTTPProxy(
                proxy_url=self._proxy.url, ssl_context=self._tls, network_backend=backend, max_connections=1
            )
        else:
            pool = httpcore2.ConnectionPool(ssl_context=self._tls, network_backend=backend, max_connections=1)
        host = f"[{at.host}]" if ":" in at.host else at.host
        port = None if at.port == PORTS[at.scheme] else at.port
        url = httpcore2.URL(scheme=at.scheme.encode(), host=host.encode(), port=port, target=at.path.encode("ascii", "ignore"))
        sent = {"Host": host if port is None else f"{host}:{port}", "User-Agent": AGENT, "Accept-Encoding": "identity"}
        sent |= {"Connection": "close", **headers}
        if body is not None:
            sent["Content-Length"] = str(len(body))
        limits = {"connect": READ, "read": READ, "write": READ, "pool": READ}
        try:
            fields = list(sent.items())
            with pool, pool.stream(method, url, headers=fields, content=body, extensions={"timeout": limits}) as response:
                return self._read(response, at)
        except httpcore2.TimeoutException as error:
            raise FailedError("timeout", f"{at.host}: {error}") from error
        except (httpcore2.ConnectError, httpcore2.ReadError, httpcore2.WriteError, httpcore2.ProxyError) as error:
            raise _network(error, at.host) from error
        except httpcore2.ProtocolError as error:
            raise FailedError("unparsable", f"{at.host}: {error}") from error

    def _read(self, response: httpcore2.Response, at: Target) -> Reply:
        cap = self._online.answer_bytes
        body = bytearray()
        for piece in response.iter_stream():
            body += piece
            if len(body) > cap:
                raise FailedError("too-large", f"{at.host}: more than {cap} bytes")
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        unpacked = _unpacked(bytes(body), headers.get("content-encoding", ""), cap)
        return Reply(url=at.url, status=response.status, headers=headers, body=unpacked)


def _unpacked(body: bytes, coding: str, cap: int) -> bytes:
    """Undo a coding that was not asked for, within the same limit."""
    if coding.strip().lower() in {"", "identity"}:
        return body
    if coding.strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        raise FailedError("unparsable", f"content coding {coding[:40]!r}")
    unpacker = zlib.decompressobj(wbits=47)
    try:
        whole = unpacker.decompress(body, cap + 1)
    except zlib.error as error:
        raise FailedError("unparsable", f"content coding: {error}") from error
    if len(whole) > cap:
        raise FailedError("too-large", f"more than {cap} bytes unpacked")
    return whole


def _network(error: Exception, host: str) -> FailedError:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLError):
        return FailedError("tls", f"{host}: {getattr(cause, 'verify_message', '') or cause.reason or cause}")
    return FailedError("unreachable", f"{host}: {error}")
