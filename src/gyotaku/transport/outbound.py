"""What leaves the machine: a log of every question, and the last look at it before it goes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from urllib.parse import quote, unquote

import msgspec

from gyotaku.model.noun import Noun
from gyotaku.transport.ports import FailedError

SHORTEST = 4
"""Fewest characters of a private word that is looked for; shorter ones would forbid everything."""
SHOWN = 2_000
"""Most characters of a question kept in the log."""


class Sent(Noun, frozen=True, kw_only=True):
    """One question as it left, one line of the outbound log."""

    at: datetime
    way: str
    to: str
    """Host and port, and the address connected to where it was a name."""
    what: str
    """The question itself: method and URL, name and type, or line. Keys are replaced."""
    outcome: str
    """`ok`, `http NNN`, or the code of the failure."""
    received: int = 0
    """Bytes that came back."""


class Log:
    """Every question of a run, in the order they ended. Shared by all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sent: list[Sent] = []

    def add(self, sent: Sent) -> None:
        """Keep one line."""
        with self._lock:
            self._sent.append(sent)

    def lines(self) -> list[Sent]:
        """Return all lines, oldest first."""
        with self._lock:
            return sorted(self._sent, key=lambda sent: (sent.at, sent.to, sent.what))

    def jsonl(self) -> bytes:
        """Return the log as JSON lines."""
        return b"".join(msgspec.json.encode(sent) + b"\n" for sent in self.lines())


def utc_now() -> datetime:
    """Return the time now, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


class Gate:
    """The last look at what one question sends: nothing that names the recipient passes, keys never reach the log."""

    def __init__(
        self, log: Log, way: str, *, private: Iterable[str] = (), key: str = "", now: Callable[[], datetime] = utc_now
    ) -> None:
        self._log = log
        self._way = way
        self._private = frozenset(word.lower() for word in private if len(word) >= SHORTEST)
        self._key = key
        self._now = now

    def check(self, what: str) -> None:
        """Fail as `names-recipient` when the text holds a private word, plain or percent-coded."""
        forms = [what.lower()]
        for _ in range(3):
            forms.append(unquote(forms[-1]).lower())
        if any(word in form for word in self._private for form in forms):
            raise FailedError("names-recipient", "the question would have named the recipient and was not sent")

    def sent(self, to: str, what: str, outcome: str, received: int = 0) -> None:
        """Log what was sent."""
        if self._key:
            what = what.replace(self._key, "KEY").replace(quote(self._key, safe=""), "KEY")
        self._log.add(Sent(at=self._now(), way=self._way, to=to, what=what[:SHOWN], outcome=outcome, received=received))
