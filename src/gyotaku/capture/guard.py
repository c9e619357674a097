"""The guard: a proxy of our own that every byte of a visit goes through, and that applies the transport's address rules.

The browser never resolves a name and never opens a connection of its own. The guard resolves, judges every address the name
has, and connects to an address it judged: a name that changes its answer between two questions gains nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from gyotaku.data.page_signs import host_of
from gyotaku.data.special_addresses import IPNetwork
from gyotaku.model.capture import Contacted
from gyotaku.transport.addresses import refusal

Resolve = Callable[[str, int], Awaitable[list[str]]]

HEAD = 64 * 1024
"""Longest head of a request."""
CHUNK = 64 * 1024
CONNECT_SECONDS = 8.0
CONNECTIONS = 400
"""Most connections of one visit."""
HOSTS = 200
"""Most hosts kept of one visit."""
_HOP_BY_HOP = (b"proxy-connection", b"proxy-authorization", b"connection", b"keep-alive")


class RefusedError(Exception):
    """The guard does not go there; its text is the code of the reason."""


async def system_resolver(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a name."""
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except TimeoutError as error:
        raise RefusedError("name-timeout") from error
    except (OSError, UnicodeError) as error:
        raise RefusedError("no-such-name") from error
    return list(dict.fromkeys(str(address[4][0]) for address in found))


class Guard:
    """One visit's way out. `spend` bytes may come in; then every connection is closed and `cut` says so."""

    def __init__(
        self,
        allowed: tuple[IPNetwork, ...] = (),
        *,
        spend: int = 12 * 1024 * 1024,
        resolve: Resolve = system_resolver,
        upstream: str = "",
    ) -> None:
        self._allowed = allowed
        self._left = spend
        self._resolve = resolve
        self._upstream = urlsplit(upstream) if upstream else None
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._hosts: dict[tuple[str, int], Contacted] = {}
        self._connections = 0
        self.closed = ""
        """Why the guard lets nothing through any more."""
        self.cut = False

    async def start(self) -> int:
        """Listen on a free port of the loopback and return it."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=HEAD)
        return int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Close everything."""
        if self._server is not None:
            self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def hosts(self) -> tuple[Contacted, ...]:
        """List the hosts that were asked for, in the order of the first request."""
        return tuple(self._hosts.values())

    def refused(self, host: str) -> str:
        """Return why a host was refused, or ""."""
        return next((one.refused for one in self._hosts.values() if one.host == host and one.refused), "")

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        # A broken connection is the other side's affair, and what was asked for is on record; a cancelled one is our own end.
        with contextlib.suppress(
            OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError
        ):
            await self._serve(reader, writer)
        writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        line, _, fields = head.partition(b"\r\n")
        method, target, _ = line.decode("latin-1").split(" ", 2)
        if method == "CONNECT":
            host, port = _authority(target, 443)
        else:
            host, port = _authority(urlsplit(target).netloc.rpartition("@")[2], 80)
        try:
            up = await self._open(host, port)
        except RefusedError:
            # No answer of ours may be mistaken for the site's: for the browser the other side hangs up.
            if method == "CONNECT":
                writer.write(b"HTTP/1.1 502 Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                await writer.drain()
            return
        up_reader, up_writer = up
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        else:
            up_writer.write(_origin_form(method, target, fields))
        await self._join(reader, writer, (up_reader, up_writer), self._key(host, port))

    async def _join(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        up: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        key: tuple[str, int],
    ) -> None:
        outward = asyncio.ensure_future(_pump(reader, up[1]))
        try:
            while block := await up[0].read(CHUNK):
                self._left -= len(block)
                self._note(key, received=len(block))
                if self._left < 0:
                    self.cut = True
                    self.closed = self.closed or "over-limit"
                    break
                writer.write(block)
                await writer.drain()
        finally:
            outward.cancel()
            up[1].close()
            with contextlib.suppress(OSError, asyncio.CancelledError):
                await outward

    async def _open(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        key = self._key(host, port)
        if host_of("browser", (key[0],)):
            raise RefusedError("browser-own")
        self._connections += 1
        try:
            self._admit()
            addresses = await self._addresses(host, port)
            self._note(key, addresses=tuple(addresses), requests=1)
            return await self._connect(addresses, port)
        except RefusedError as error:
            self._note(key, refused=str(error), requests=1)
            raise

    def _admit(self) -> None:
        if self.closed:
            raise RefusedError(self.closed)
        if self._connections > CONNECTIONS:
            raise RefusedError("over-limit")

    async def _addresses(self, host: str, port: int) -> list[str]:
        found = [host.strip("[]")] if _literal(host) else await self._resolve(host, port)
        for address in found:
            why = refusal(address, self._allowed)
            if why:
                # One inner address among several is a name that plays two roles: all of it is refused.
                raise RefusedError(f"address-{why}")
        if not found:
            raise RefusedError("no-such-name")
        return found[:8]

    async def _connect(self, addresses: list[str], port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        for address in addresses[:3]:
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    if self._upstream is not None:
                        return await self._through(address, port)
                    return await asyncio.open_connection(address, port)
            except (OSError, TimeoutError, ValueError):
                continue
        raise RefusedError("not-reachable")

    async def _through(self, address: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Connect by the proxy of the profile; it is given the address that was judged, never the name."""
        way = self._upstream
        if way is None or way.hostname is None:
            raise RefusedError("no-proxy")
        reader, writer = await asyncio.open_connection(way.hostname, way.port or 8080)
        there = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
        writer.write(f"CONNECT {there} HTTP/1.1\r\nHost: {there}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 200" not in head.split(b"\r\n", 1)[0]:
            writer.close()
            raise RefusedError("proxy-refused")
        return reader, writer

    def _key(self, host: str, port: int) -> tuple[str, int]:
        return host.strip("[]").lower().rstrip("."), port

    def _note(
        self, key: tuple[str, int], *, addresses: tuple[str, ...] = (), requests: int = 0, received: int = 0, refused: str = ""
    ) -> None:
        known = self._hosts.get(key)
        if known is None:
            if len(self._hosts) >= HOSTS:
                return
            known = Contacted(host=key[0], port=key[1], requests=0)
        self._hosts[key] = Contacted(
            host=known.host,
            port=known.port,
            addresses=known.addresses or addresses,
            requests=known.requests + requests,
            received=known.received + received,
            refused=known.refused or refused,
        )


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while block := await reader.read(CHUNK):
        writer.write(block)
        await writer.drain()


def _authority(text: str, default: int) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or port.endswith("]"):
        return text, default
    return host, int(port) if port else default


def _literal(host: str) -> bool:
    return refusal(host.strip("[]")) != "not-an-address"


def _origin_form(method: str, target: str, fields: bytes) -> bytes:
    """Write a request as the site expects it; one connection carries one request, so that nothing slips in behind it."""
    parts = urlsplit(target)
    path = target[len(parts.scheme) + 3 + len(parts.netloc) :].partition("#")[0] or "/"
    if not path.startswith("/"):
        path = f"/{path}"
    kept = [line for line in fields.split(b"\r\n") if line and line.split(b":", 1)[0].strip().lower() not in _HOP_BY_HOP]
    upgrade = any(line.lower().startswith(b"upgrade:") for line in kept)
    kept.append(b"Connection: Upgrade" if upgrade else b"Connection: close")
    return f"{method} {path} HTTP/1.1\r\n".encode("latin-1") + b"\r\n".join(kept) + b"\r\n\r\n"
