"""Time: how long one question may take, how often one host is asked, and how long to wait before asking again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from gyotaku.transport.ports import FailedError

FIRST_WAIT = 0.25
"""Seconds before the second try; each further wait is twice as long."""


class Deadline:
    """The moment at which a question is given up, whatever it is doing."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = clock() + seconds

    def left(self) -> float:
        """Return how many seconds are left; none left is the failure `timeout`."""
        left = self._until - self._clock()
        if left <= 0:
            raise FailedError("timeout")
        return left

    @property
    def remaining(self) -> float:
        """How many seconds are left, never below zero."""
        return max(self._until - self._clock(), 0.0)


class Pace:
    """Keeps the distance between two questions to one host. Shared by all threads of a run."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep) -> None:
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}

    def turn(self, host: str, interval: float, deadline: Deadline) -> None:
        """Wait until the host may be asked; when that lies beyond the deadline, fail as `rate-limited` at once."""
        with self._lock:
            now = self._clock()
            at = max(now, self._next.get(host, now))
            if at - now > deadline.remaining:
                raise FailedError("rate-limited", f"{host} may not be asked again for {at - now:.1f} s")
            self._next[host] = at + interval
        if at > now:
            self._sleep(at - now)

    def pause(self, host: str, seconds: float) -> None:
        """Ask the host nothing for so long, because it said so."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), self._clock() + seconds)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return the seconds to wait that a Retry-After field asks for (RFC 9110 section 10.2.3), None without a readable one."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:9]), 86_400))
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max((at - now).total_seconds(), 0.0), 86_400.0)
