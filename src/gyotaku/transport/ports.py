"""The ports a provider asks through: HTTP, DNS, port 43 and TLS, each behind one small protocol, and how a question fails.

A way of asking (`ways.py`) gets a `Ports` for each question. It never opens a socket itself, never sees another question's
time limit, and lets `FailedError` pass: whoever asked makes an absence of it.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec

from gyotaku.model.facts import DnsAnswer
from gyotaku.model.noun import Noun
from gyotaku.settings import Choice


class FailedError(Exception):
    """A question got no usable answer: `why` is the code of the reason, `detail` says more for people.

    Codes: timeout | refused-address | no-such-name | unreachable | tls | http-NNN | rate-limited | too-large | unparsable |
    another-subject | refused | too-many-redirects | not-a-web-address | names-recipient | no-key | no-service | crashed. `wait`
    is how many seconds the other side asked to wait (Retry-After).
    """

    def __init__(self, why: str, detail: str = "", *, wait: float | None = None) -> None:
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why = why
        self.detail = detail
        self.wait = wait


class Reply(Noun, frozen=True, kw_only=True):
    """One HTTP answer, read whole."""

    url: str
    """Where it came from, redirects followed."""
    status: int
    headers: dict[str, str] = {}
    """Names in lower case; of a repeated field the last."""
    body: bytes = b""

    @property
    def sha256(self) -> str:
        """Hex digest of the body."""
        return hashlib.sha256(self.body).hexdigest()

    def text(self) -> str:
        """Return the body as text: UTF-8, what is none replaced."""
        return self.body.decode("utf-8", "replace")

    def json(self) -> object:
        """Return the body as JSON, or fail as unparsable."""
        try:
            return msgspec.json.decode(self.body)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise FailedError("unparsable", f"{error}; begins {self.text()[:60]!r}") from error


class Http(Protocol):
    """Web addresses asked for machines' answers."""

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Reply:
        """Get a URL (http or https). Every status below 500 except 429 is a reply; the rest fails.

        Redirects are followed within the limits, each target checked anew; headers are sent to the first host only.
        """
        ...

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str] | None = None) -> Reply:
        """Post a body; as `get`, but a redirect is a failure."""
        ...


class Resolver(Protocol):
    """Names asked in the DNS."""

    def query(self, name: str, rrtype: str) -> DnsAnswer:
        """Ask for a name (A-labels) and a type. No data and no such name are answers; SERVFAIL and silence are failures.

        Values are as in `enrich/authentication/dns.py`: TXT strings joined, MX `preference exchange`, names lower-case
        without the last dot, SOA in the seven fields of its text form. `ttl` is the least of the records.
        """
        ...


class Port43(Protocol):
    """Lines sent to a server that answers with text until it closes (RFC 3912)."""

    def ask(self, server: str, query: str) -> bytes:
        """Send one line to `HOST` or `HOST:PORT` (43 when none is given) and return what came back."""
        ...


class Served(Noun, frozen=True, kw_only=True):
    """The certificate a TLS server shows."""

    der: bytes
    """The certificate itself, unverified."""
    version: str = ""
    """TLSv1.2 | TLSv1.3 …"""
    trusted: bool | None = None
    """Whether the chain and the name verify; None when that could not be told."""
    problem: str = ""
    """Why they do not."""
    ip: str = ""
    """The address that was connected to."""


class Tls(Protocol):
    """Certificates as they are served. Connects to the host itself."""

    def certificate(self, host: str, port: int = 443) -> Served:
        """Shake hands, keep the certificate, say nothing more."""
        ...


class Once:
    """What several questions of one run share, fetched by whoever needs it first. Failures are shared too."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._kept: dict[str, Reply | FailedError] = {}

    def __call__(self, name: str, fetch: Callable[[], Reply]) -> Reply:
        """Return what was fetched under a name, fetching it the first time."""
        with self._lock:
            mine = self._locks.setdefault(name, threading.Lock())
        with mine:
            if name not in self._kept:
                try:
                    self._kept[name] = fetch()
                except FailedError as error:
                    self._kept[name] = error
        kept = self._kept[name]
        if isinstance(kept, FailedError):
            raise FailedError(kept.why, kept.detail)
        return kept


@dataclass(frozen=True, kw_only=True)
class Ports:
    """What one question may be asked through."""

    http: Http
    dns: Resolver
    port43: Port43
    tls: Tls
    now: Callable[[], datetime]
    once: Once
    """Fetches what several questions of a run share (a whole list) one time."""
    choice: Choice
    """What the user chose for this way; `disclosure` and `key` are filled in with what is in force."""
