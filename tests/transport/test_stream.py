from __future__ import annotations

import socket

import httpcore2
import pytest

from gyotaku.transport.patience import Deadline
from gyotaku.transport.ports import FailedError
from gyotaku.transport.stream import Stream


def test_a_slow_drip_wins_no_time() -> None:
    """Each byte that comes does not start the clock anew: the deadline is for the whole answer."""
    ours, theirs = socket.socketpair()
    clock = [0.0]
    with ours, theirs:
        stream = Stream(ours, Deadline(3, lambda: clock[0]), 100)
        for _ in range(3):
            theirs.send(b"x")
            assert stream.read(10, timeout=1) == b"x"
            clock[0] += 1
        theirs.send(b"x")
        with pytest.raises(FailedError, match="timeout"):
            stream.read(10, timeout=1)


def test_the_cap_counts_everything_that_comes() -> None:
    """Header fields without end are bounded as bodies are."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.send(b"x" * 101)
        with pytest.raises(FailedError, match="too-large"):
            Stream(ours, Deadline(3), 100).read(1000)


def test_a_silent_server_is_a_timeout_of_the_library() -> None:
    """The HTTP library hears of it in its own words."""
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(httpcore2.ReadTimeout):
        Stream(ours, Deadline(3), 100).read(10, timeout=0.01)
