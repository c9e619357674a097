"""Ports without sockets for the tests of single ways of asking: pages, names and certificates out of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from gyotaku.model.facts import DnsAnswer
from gyotaku.settings import Choice
from gyotaku.transport import FailedError, Ports, Reply, Served
from gyotaku.transport.ports import Once

NOW = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
Page = tuple[int, bytes]


class Pages:
    """Answers web addresses from a table, or by a function; remembers what was asked."""

    def __init__(self, known: Mapping[str, Page] | Callable[[str], Page]) -> None:
        self._known = known
        self.asked: list[str] = []
        self.sent: list[dict[str, str]] = []
        self.posted: list[bytes] = []

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Reply:
        """Answer a question."""
        self.asked.append(url)
        self.sent.append(dict(headers or {}))
        status, body = self._known(url) if callable(self._known) else self._known.get(url, (404, b""))
        return Reply(url=url, status=status, body=body)

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str] | None = None) -> Reply:
        """Answer a posted question."""
        self.posted.append(body)
        return self.get(url, headers=headers)


class Table:
    """Answers names from a table; what is not in it does not exist, and a word as value is a failure."""

    def __init__(self, known: Mapping[tuple[str, str], tuple[str, ...] | str]) -> None:
        self._known = known
        self.asked: list[tuple[str, str]] = []

    def query(self, name: str, rrtype: str) -> DnsAnswer:
        """Answer a question."""
        self.asked.append((name, rrtype))
        found = self._known.get((name, rrtype))
        if isinstance(found, str):
            raise FailedError(found, name)
        outcome = "answer" if found else "no-such-name" if found is None else "no-data"
        return DnsAnswer(name=name, rrtype=rrtype, values=found or (), outcome=outcome, ttl=300)


class Silent:
    """Serves nobody."""

    def ask(self, server: str, query: str) -> bytes:
        """Fail."""
        raise FailedError("unreachable", f"{server} {query}")

    def certificate(self, host: str, port: int = 443) -> Served:
        """Fail."""
        raise FailedError("unreachable", f"{host}:{port}")


class Shown(Silent):
    """Shows one certificate for every host."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self.asked: list[tuple[str, int]] = []

    def certificate(self, host: str, port: int = 443) -> Served:
        """Show it."""
        self.asked.append((host, port))
        return self._served


def ports(
    web: Pages | None = None,
    names: Table | None = None,
    tls: Silent | None = None,
    choice: Choice | None = None,
) -> Ports:
    """Return ports over tables."""
    nobody = Silent()
    return Ports(
        http=web or Pages({}),
        dns=names or Table({}),
        port43=nobody,
        tls=tls or nobody,
        now=lambda: NOW,
        once=Once(),
        choice=choice or Choice(key="k"),
    )
