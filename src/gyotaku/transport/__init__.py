"""The one door to the outside: offline by default, a recording is replayed; only this room and the browser port open sockets.

What opens sockets (`live`) is imported when asking is allowed, never on the path of an offline analysis.
"""

from __future__ import annotations

from gyotaku.transport.ports import FailedError, Http, Port43, Ports, Reply, Resolver, Served, Tls
from gyotaku.transport.recording import OFFLINE, Answer, Offline, Recording, Replay, Transport, replay
from gyotaku.transport.ways import Ask, Way

__all__ = [
    "OFFLINE",
    "Answer",
    "Ask",
    "FailedError",
    "Http",
    "Offline",
    "Port43",
    "Ports",
    "Recording",
    "Replay",
    "Reply",
    "Resolver",
    "Served",
    "Tls",
    "Transport",
    "Way",
    "replay",
]
