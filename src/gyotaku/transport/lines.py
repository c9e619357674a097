"""The port of RFC 3912: one line to a server, its text back."""

from __future__ import annotations

from gyotaku.transport.dialling import Dialler
from gyotaku.transport.outbound import Gate
from gyotaku.transport.patience import Pace
from gyotaku.transport.ports import FailedError

PORT = 43
LONGEST = 400
"""Most characters of one question."""


class Lines:
    """Asks WHOIS servers for one question."""

    def __init__(self, dialler: Dialler, gate: Gate, pace: Pace, *, interval: float, cap: int) -> None:
        self._dialler = dialler
        self._gate = gate
        self._pace = pace
        self._interval = interval
        self._cap = cap

    def ask(self, server: str, query: str) -> bytes:
        """Send one line and return what came back (see `ports.Port43`)."""
        host, port = address(server)
        # A line break in a question would make two questions of it.
        if len(query) > LONGEST or not query.isprintable() or not query.strip():
            raise FailedError("not-a-name", query[:80])
        self._gate.check(query)
        self._pace.turn(host, self._interval, self._dialler.deadline)
        try:
            answer = self._asked(host, port, query)
        except FailedError as error:
            self._gate.sent(f"{host}:{port}", query, error.why)
            raise
        self._gate.sent(f"{host}:{port}", query, "ok", len(answer))
        return answer

    def _asked(self, host: str, port: int, query: str) -> bytes:
        connection = self._dialler.dial(host, port)
        answer = bytearray()
        try:
            with connection:
                connection.settimeout(self._dialler.deadline.left())
                connection.sendall(query.encode("utf-8") + b"\r\n")
                while piece := connection.recv(65_536):
                    answer += piece
                    if len(answer) > self._cap:
                        raise FailedError("too-large", f"{host}: more than {self._cap} bytes")
                    connection.settimeout(self._dialler.deadline.left())
        except TimeoutError as error:
            raise FailedError("timeout", f"{host} did not finish its answer") from error
        except OSError as error:
            raise FailedError("unreachable", f"{host}: {error}") from error
        return bytes(answer)


def address(server: str, port: int = PORT) -> tuple[str, int]:
    """Read `HOST`, `HOST:PORT` or `[ADDRESS]:PORT`."""
    if server.startswith("["):
        host, _, rest = server[1:].partition("]")
        number = rest.removeprefix(":")
    elif server.count(":") > 1:
        host, number = server, ""
    else:
        host, _, number = server.partition(":")
    if not host or (number and not (number.isascii() and number.isdigit() and 0 < int(number) < 65_536)):
        raise FailedError("no-service", f"{server[:80]!r} is no HOST:PORT")
    return host.lower(), int(number) if number else port
