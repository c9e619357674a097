"""Answers kept for replay, and the two doors that open no socket: asking nobody, and a recording.

A recording is a JSON file:

    {"format": 1, "source": "who says all this", "answers": [
        {"provider": "registration", "about": "domain:evil.example", "at": "2026-03-15T09:00:00+09:00",
         "source": "name of the registry or site", "url": "", "facts": [{"type": "Registration", "domain": "evil.example", …}]}]}
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Protocol

import msgspec

from gyotaku.errors import InputError
from gyotaku.model.facts import Fact
from gyotaku.model.noun import Noun


class Answer(Noun, frozen=True, kw_only=True):
    """What one provider said about one subject, and when."""

    provider: str
    about: str
    """`domain:…`, `ip:…`, `url:…` or `mail`."""
    at: datetime | None = None
    source: str = ""
    url: str = ""
    facts: tuple[Fact, ...] = ()
    note: str = ""
    """What of the answer the facts were read from, in its own words; cut to 400 characters."""
    outcome: str = ""
    """Why there are no facts: not-present (looked for and not there), or the code of what went wrong (`FailedError`)."""
    raw: str = ""
    """The whole answer as text where it was asked live, cut to 64 Ki characters."""
    raw_sha256: str = ""
    """Hex digest of the answer's bytes as they came."""

    @property
    def sha256(self) -> str:
        """Hash of the answer as it came; of a stated one, of its facts in wire form."""
        return self.raw_sha256 or hashlib.sha256(msgspec.json.encode(self.facts)).hexdigest()


class Recording(Noun, frozen=True, kw_only=True):
    """Answers kept for replay, with the name of who stated them."""

    format: int = 1
    source: str
    live: bool = False
    """True when gyotaku itself asked and kept the answers (`report --record`): they are shown as in that run."""
    answers: tuple[Answer, ...] = ()


class Transport(Protocol):
    """What a provider may ask. `None` means nobody was asked."""

    @property
    def recorded(self) -> str:
        """Name of the recording answers come from; empty when they are live."""
        ...

    @property
    def unasked(self) -> str:
        """Code of why an unanswered question was not asked: offline | not-in-recording."""
        ...

    def ask(self, provider: str, about: str) -> list[Answer]:
        """Return every answer of one provider about one subject."""
        ...


class Offline:
    """Asks nobody."""

    recorded = ""
    unasked = "offline"

    def ask(self, provider: str, about: str) -> list[Answer]:  # noqa: ARG002 - the port's signature
        """Return nothing, for nobody was asked."""
        return []


class Replay:
    """Answers from a recording; what is not in it counts as not asked."""

    unasked = "not-in-recording"

    def __init__(self, recording: Recording) -> None:
        self.recorded = recording.source
        self._answers: dict[tuple[str, str], list[Answer]] = {}
        for answer in recording.answers:
            self._answers.setdefault((answer.provider, answer.about), []).append(answer)

    def ask(self, provider: str, about: str) -> list[Answer]:
        """Return what the recording holds."""
        return self._answers.get((provider, about), [])


OFFLINE = Offline()


def replay(name: str, raw: bytes) -> Replay:
    """Read a recording; a malformed one is an `InputError` that says where."""
    try:
        return Replay(msgspec.json.decode(raw, type=Recording))
    except msgspec.MsgspecError as error:
        raise InputError(name, f"is not a recording of answers: {error}") from error
