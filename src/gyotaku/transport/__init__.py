"""The one door to the outside: offline by default, a recording is replayed; only this room and the browser port open sockets."""

from __future__ import annotations

from gyotaku.transport.recording import OFFLINE, Answer, Offline, Recording, Replay, Transport, replay

__all__ = ["OFFLINE", "Answer", "Offline", "Recording", "Replay", "Transport", "replay"]
