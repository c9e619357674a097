"""What detectors of odd writing read and yield."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gyotaku.observe.reading import Reading


class Writing(NamedTuple):
    """One text of a mail."""

    read: Reading
    place: str
    """subject | display | body."""
    language: str
    """Of the body, as told by its script and words; the subject's and the display name's language goes with it."""
    html: bool
    """Whether the text was laid out from HTML."""

    @property
    def text(self) -> str:
        """The text as shown."""
        return self.read.shown

    @property
    def strange(self) -> str:
        """The characters of the text that are not ASCII: what is not among them need not be searched for."""
        return self.read.strange

    @property
    def japanese(self) -> bool:
        """Whether the mail is written in Japanese."""
        return self.language == "ja"


class Found(NamedTuple):
    """One oddity: its word, its range in the shown text, what should stand there, how often it occurs."""

    trait: str
    start: int
    end: int
    expected: str = ""
    times: int = 1


Detector = Callable[[Writing], Iterator[Found]]
