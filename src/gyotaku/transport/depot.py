"""The way to a store of the user's own: each request through the same checked connections as every question."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Mapping

from gyotaku.errors import UsageError
from gyotaku.settings import Online
from gyotaku.transport.addresses import networks
from gyotaku.transport.dialling import Dialler
from gyotaku.transport.handshake import trusted
from gyotaku.transport.names import Names, servers
from gyotaku.transport.outbound import Gate, Log
from gyotaku.transport.patience import Deadline, Pace
from gyotaku.transport.ports import Reply
from gyotaku.transport.web import Web


class Depot:
    """Sends requests to one store. Serves several threads; the certificates to trust are read with the first request."""

    def __init__(self, online: Online) -> None:
        self._online = online
        self._allowed = networks(online.allow_networks)
        self._servers = servers(online.resolvers)
        self._pace = Pace()
        self._reading = threading.Lock()
        self._tls: ssl.SSLContext | None = None

    def send(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        """Send one request within `Online.seconds`, again after failures of the moment. Raises `FailedError`."""
        with self._reading:
            if self._tls is None:
                try:
                    self._tls = trusted(self._online.ca_file)
                except OSError as error:
                    raise UsageError(f"{self._online.ca_file}: cannot be read as certificates (PEM): {error}") from error
        deadline = Deadline(self._online.seconds)
        # Nobody reads what is noted of these requests: they tell the user's own store what it keeps.
        gate = Gate(Log(), "depot")
        dialler = Dialler(Names(self._servers, gate, deadline), self._allowed, deadline)
        web = Web(online=self._online, dialler=dialler, tls=self._tls, gate=gate, pace=self._pace)
        return web.send(method, url, body, headers=headers)
