from __future__ import annotations

from datetime import UTC, datetime

import pytest

from gyotaku.transport.patience import Deadline, Pace, retry_after
from gyotaku.transport.ports import FailedError

NOW = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.at

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.at += seconds


def test_a_deadline_that_is_over_is_a_timeout() -> None:
    """No step of a question begins after its time."""
    clock = Clock()
    deadline = Deadline(5, clock)
    clock.sleep(4)
    assert deadline.left() == pytest.approx(1.0)
    clock.sleep(1)
    assert deadline.remaining == 0
    with pytest.raises(FailedError, match="timeout"):
        deadline.left()


def test_one_host_is_asked_at_its_pace_and_others_are_not_held_up() -> None:
    """The distance is kept per host; who would have to wait beyond the deadline is told at once."""
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    deadline = Deadline(10, clock)
    pace.turn("a.example", 2.0, deadline)
    pace.turn("b.example", 2.0, deadline)
    assert clock.at == pytest.approx(100.0)
    pace.turn("a.example", 2.0, deadline)
    assert clock.at == pytest.approx(102.0)
    pace.pause("a.example", 60)
    with pytest.raises(FailedError, match="rate-limited"):
        pace.turn("a.example", 2.0, deadline)
    assert clock.at == pytest.approx(102.0)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        ("Sun, 15 Mar 2026 09:00:30 GMT", 30.0),
        ("Sun, 15 Mar 2026 08:00:00 GMT", 0.0),
        ("999999999999", 86_400.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str, seconds: float | None) -> None:
    """Seconds or a date (RFC 9110 section 10.2.3), bounded; anything else says nothing."""
    assert retry_after({"retry-after": value}, NOW) == seconds
