"""One connection under a deadline and a cap on bytes, in the shape the HTTP library wants."""

from __future__ import annotations

import socket
import ssl
from typing import Any

import httpcore2

from gyotaku.transport.patience import Deadline
from gyotaku.transport.ports import FailedError


class Stream(httpcore2.NetworkStream):
    """Reads and writes until the deadline, and never more than the cap; a slow drip of bytes wins nobody time."""

    def __init__(self, connection: socket.socket, deadline: Deadline, cap: int) -> None:
        self._connection = connection
        self._deadline = deadline
        self._cap = cap
        self._received = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come, at least one byte, or nothing at the end."""
        self._patience(timeout)
        try:
            piece = self._connection.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore2.ReadTimeout("no answer in time") from error
        except OSError as error:
            raise httpcore2.ReadError(str(error)) from error
        self._received += len(piece)
        if self._received > self._cap:
            raise FailedError("too-large", f"more than {self._cap} bytes")
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write everything."""
        self._patience(timeout)
        try:
            self._connection.sendall(buffer)
        except TimeoutError as error:
            raise httpcore2.WriteTimeout("the question was not taken in time") from error
        except OSError as error:
            raise httpcore2.WriteError(str(error)) from error

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Go on in TLS; the name is the one asked for, not the address connected to."""
        self._patience(timeout)
        try:
            inner = ssl_context.wrap_socket(self._connection, server_hostname=server_hostname)
        except ssl.SSLError as error:
            self.close()
            raise FailedError("tls", getattr(error, "verify_message", "") or str(error.reason or error)) from error
        except TimeoutError as error:
            self.close()
            raise httpcore2.ConnectTimeout("no TLS handshake in time") from error
        except OSError as error:
            self.close()
            raise httpcore2.ConnectError(str(error)) from error
        return Stream(inner, self._deadline, self._cap)

    def get_extra_info(self, info: str) -> Any:
        """Answer the two questions the library asks about a connection."""
        if info == "ssl_object" and isinstance(self._connection, ssl.SSLSocket):
            return self._connection
        return self._connection if info == "socket" else None

    def _patience(self, timeout: float | None) -> None:
        left = self._deadline.left()
        self._connection.settimeout(left if timeout is None else min(left, timeout))
