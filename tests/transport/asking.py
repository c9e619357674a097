"""What the tests of the transport share: the pieces of a live door, small and quick."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from functools import cache

from gyotaku.model.facts import DnsAnswer
from gyotaku.settings import Online
from gyotaku.transport.addresses import networks
from gyotaku.transport.dialling import Dialler
from gyotaku.transport.outbound import Gate, Log
from gyotaku.transport.patience import Deadline, Pace
from gyotaku.transport.ports import FailedError
from gyotaku.transport.web import Web


class Table:
    """A resolver that knows a few names."""

    def __init__(self, known: Mapping[str, tuple[str, ...]]) -> None:
        self._known = known
        self.asked: list[tuple[str, str]] = []

    def query(self, name: str, rrtype: str) -> DnsAnswer:
        """Answer from the table; what is not in it does not exist."""
        self.asked.append((name, rrtype))
        values = tuple(value for value in self._known.get(name, ()) if (":" in value) == (rrtype == "AAAA"))
        if name == "broken.example":
            raise FailedError("servfail", name)
        return DnsAnswer(name=name, rrtype=rrtype, values=values, outcome="answer" if values else "no-such-name")


def dialler(known: Mapping[str, tuple[str, ...]] | None = None, allow: tuple[str, ...] = (), seconds: float = 5) -> Dialler:
    """Return a dialler over a table of names."""
    return Dialler(Table(known or {}), networks(allow), Deadline(seconds))


@cache
def system() -> ssl.SSLContext:
    """Return the authorities of the system, read once: it takes a moment."""
    return ssl.create_default_context()


def web(
    one: Dialler,
    online: Online | None = None,
    tls: ssl.SSLContext | None = None,
    *,
    log: Log | None = None,
    private: tuple[str, ...] = (),
) -> Web:
    """Return an HTTP port that waits for nothing between tries."""
    return Web(
        online=online or Online(),
        dialler=one,
        tls=tls or system(),
        gate=Gate(log or Log(), "test", private=private),
        pace=Pace(),
        sleep=lambda _seconds: None,
    )
