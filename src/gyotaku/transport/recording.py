"""Answers kept for replay, and the two doors that open no socket: asking nobody, and a recording.

A recording is a JSON file:

    {"format": 1, "source": "who says all this", "answers": [
        {"provider": "registration", "about": "domain:evil.example", "at": "2026-03-15T09:00:00+09:00",
         "source": "name of the registry or site", "url": "", "facts": [{"type": "Registration", "domain": "evil.example", …}]}]}
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

import msgspec

from gyotaku.errors import InputError
from gyotaku.model.facts import Fact
from gyotaku.model.noun import Noun

if TYPE_CHECKING:
    from gyotaku.transport.ways import Way


LIVE_UNASKED = "no-way"
"""Why a live transport did not ask: there is no way to ask about this that the user's choices open."""


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
    """The door to the outside. Offline and replay answer from what they hold; only a live one asks anybody."""

    @property
    def recorded(self) -> str:
        """Name of the recording answers come from; empty when they are live."""
        ...

    @property
    def unasked(self) -> str:
        """Code of why an unanswered question was not asked: offline | not-in-recording | no-way."""
        ...

    def begin(self, private: Iterable[str]) -> None:
        """Begin with a mail: time limits start anew, and no question may hold one of the private words."""
        ...

    def start(self, provider: str, subjects: Iterable[str], ways: Iterable[Way], *, anew: bool = True) -> None:
        """Begin to ask about the subjects, each in every way that applies, and return at once.

        The time limit runs for all of them together; with `anew=False` the one already running for this mail goes on.
        """
        ...

    def ask(self, provider: str, about: str) -> list[Answer]:
        """Return every answer of one provider about one subject, waiting for what was started."""
        ...

    def note(self, provider: str, about: str, answers: list[Answer]) -> list[Answer]:
        """Take note of answers from the user's own tables and return those that count in this run.

        A live run keeps them for its recording. In a replay none count: the recording holds those of its own run.
        """
        ...


class _Closed:
    """A door that asks nobody."""

    def begin(self, private: Iterable[str]) -> None:
        """Nothing leaves, so there is nothing to guard."""

    def start(self, provider: str, subjects: Iterable[str], ways: Iterable[Way], *, anew: bool = True) -> None:
        """Ask nobody."""


class Offline(_Closed):
    """Asks nobody and knows nothing."""

    recorded = ""
    unasked = "offline"

    def ask(self, provider: str, about: str) -> list[Answer]:  # noqa: ARG002 - the port's signature
        """Return nothing, for nobody was asked."""
        return []

    def note(self, provider: str, about: str, answers: list[Answer]) -> list[Answer]:  # noqa: ARG002 - as above
        """Return them: tables on this machine are read, not asked."""
        return answers


class Replay(_Closed):
    """Answers from a recording; what is not in it counts as not asked."""

    def __init__(self, recording: Recording) -> None:
        # What gyotaku asked itself reads as it did in that run; only what others state is marked as stated by them.
        self.recorded = "" if recording.live else recording.source
        self.unasked = LIVE_UNASKED if recording.live else "not-in-recording"
        self._answers: dict[tuple[str, str], list[Answer]] = {}
        for answer in recording.answers:
            self._answers.setdefault((answer.provider, answer.about), []).append(answer)

    def ask(self, provider: str, about: str) -> list[Answer]:
        """Return what the recording holds."""
        return self._answers.get((provider, about), [])

    def note(self, provider: str, about: str, answers: list[Answer]) -> list[Answer]:  # noqa: ARG002 - the port's signature
        """Return none of them."""
        return []


OFFLINE = Offline()


def replay(name: str, raw: bytes) -> Replay:
    """Read a recording; a malformed one is an `InputError` that says where."""
    try:
        return Replay(msgspec.json.decode(raw, type=Recording))
    except msgspec.MsgspecError as error:
        raise InputError(name, f"is not a recording of answers: {error}") from error
