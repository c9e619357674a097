"""Connecting: a name is resolved once, every address it has is checked, and the connection goes to the address checked."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable

from gyotaku.data.special_addresses import IPNetwork
from gyotaku.transport.addresses import refusal
from gyotaku.transport.patience import Deadline
from gyotaku.transport.ports import FailedError, Resolver

CONNECT = 5.0
"""Seconds one address is tried."""
TRIED = 4
"""Most addresses of one name that are tried."""


class Dialler:
    """Opens TCP connections for one question."""

    def __init__(self, resolver: Resolver, allowed: Iterable[IPNetwork], deadline: Deadline) -> None:
        self._resolver = resolver
        self._allowed = tuple(allowed)
        self.deadline = deadline

    def addresses(self, host: str) -> list[str]:
        """Return the addresses of a host, all of them checked; one that is refused refuses the host.

        A name with a public and a private address is how rebinding looks, so the public one is not used either.
        """
        literal = host.strip("[]")
        try:
            found = [str(ipaddress.ip_address(literal))]
        except ValueError:
            found = self._resolved(host)
        for ip in found:
            why = refusal(ip, self._allowed)
            if why:
                raise FailedError("refused-address", f"{host} is {ip}, which is not on the public Internet ({why})")
        return found

    def _resolved(self, host: str) -> list[str]:
        found: list[str] = []
        failure: FailedError | None = None
        for rrtype in ("A", "AAAA"):
            try:
                found += self._resolver.query(host, rrtype).values
            except FailedError as error:
                failure = error
        if not found:
            raise failure or FailedError("no-such-name", host)
        return found[:TRIED]

    def dial(self, host: str, port: int, *, checked: bool = True) -> socket.socket:
        """Connect to a host. `checked=False` is for what the user named as a way out (a proxy) and goes by the system's names."""
        failure: OSError | None = None
        for ip in self.addresses(host) if checked else [host]:
            try:
                return socket.create_connection((ip, port), timeout=min(CONNECT, self.deadline.left()))
            except OSError as error:
                failure = error
        if isinstance(failure, TimeoutError):
            raise FailedError("timeout", f"{host}:{port} did not take the connection") from failure
        raise FailedError("unreachable", f"{host}:{port}: {failure}") from failure
