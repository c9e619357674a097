"""Evidence: observations with their place and source, and absences with their reason.

Evidence alone is enough to judge again with tomorrow's rules, without the mail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from msgspec.structs import replace

from gyotaku.model.facts import Fact
from gyotaku.model.noun import Noun

F = TypeVar("F")
T = TypeVar("T")


class Where(Noun, frozen=True, kw_only=True):
    """Where in the specimen something stands. An outside fact has no `Where`."""

    place: str
    """`header:N` (N = index from the top), `part:PATH`, or `mail` for something about the whole."""
    name: str = ""
    """Name of the header field, or the part's media type."""
    start: int | None = None
    end: int | None = None
    unit: str = "bytes"
    """bytes (range in the specimen) | text (range of characters in the part's shown text)."""


class Source(Noun, frozen=True, kw_only=True):
    """Who says so."""

    name: str = "mail"
    """`mail`, or the provider's name; a recording keeps the provider's name and says so in `recorded`."""
    query: str = ""
    url: str = ""
    answer_sha256: str = ""
    recorded: str = ""
    """What recording this was replayed from; empty for a live answer and for the mail itself."""


MAIL = Source()


class Observation(Noun, frozen=True, kw_only=True):
    """One fact, where it stands, who says so and when."""

    id: str
    """`E1`, `E2` … within one case."""
    fact: Fact
    source: Source = MAIL
    where: Where | None = None
    at: datetime | None = None
    """When an outside answer was given; None for the mail itself."""
    excerpt: str = ""
    """The raw text the fact was read from, cut to 400 characters."""
    observer: str = ""


class Reason(StrEnum):
    """Why something is absent."""

    NOT_PRESENT = "not-present"
    """Looked for and not there."""
    UNREADABLE = "unreadable"
    NOT_ATTEMPTED = "not-attempted"
    """Nobody looked: never reads as clean."""
    FAILED = "failed"
    TRUNCATED = "truncated"
    """A limit cut the reading before the end."""


class Absence(Noun, frozen=True, kw_only=True):
    """A kind of fact that is missing, about whom, and why."""

    kind: str
    """Class name of the kind."""
    reason: Reason
    about: str = "mail"
    """`mail`, `domain:…`, `ip:…`, `url:…` or `month:…`."""
    detail: str = ""


class Evidence(Noun, frozen=True, kw_only=True, dict=True, gc=True):
    """All observations and absences of one case, in a fixed order."""

    observations: tuple[Observation, ...] = ()
    absences: tuple[Absence, ...] = ()

    @cached_property
    def by_kind(self) -> dict[type[object], list[tuple[Any, Observation]]]:
        """Index the observations by kind, so that a hundred rules do not each walk all of them."""
        return _by_kind(self.observations)

    @cached_property
    def missing(self) -> dict[str, list[Absence]]:
        """Index the absences by the name of the kind."""
        index: dict[str, list[Absence]] = {}
        for absence in self.absences:
            index.setdefault(absence.kind, []).append(absence)
        return index

    @cached_property
    def _made(self) -> dict[Callable[[Evidence], Any], Any]:
        return {}

    def once(self, make: Callable[[Evidence], T]) -> T:
        """Return what a function makes of this evidence; it is called once, whoever asks again."""
        made = self._made
        if make not in made:
            made[make] = make(self)
        found: T = made[make]
        return found

    def of(self, kind: type[F]) -> Iterator[tuple[F, Observation]]:
        """Yield every fact of a kind with the observation that holds it, in order."""
        return iter(self.by_kind.get(kind, ()))

    def first(self, kind: type[F], **wanted: object) -> tuple[F, Observation] | None:
        """Return the first fact of a kind whose attributes equal `wanted`, with its observation, or None."""
        for pair in self.by_kind.get(kind, ()):
            for name, value in wanted.items():
                if getattr(pair[0], name) != value:
                    break
            else:
                return pair
        return None

    def all(self, kind: type[F], **wanted: object) -> list[tuple[F, Observation]]:
        """List every fact of a kind whose attributes equal `wanted`, each with its observation."""
        found: list[tuple[F, Observation]] = self.by_kind.get(kind, [])
        for name, value in wanted.items() if found else ():
            found = [pair for pair in found if getattr(pair[0], name) == value]
        return found

    def absent(self, kind: type[object], about: str | None = None) -> Absence | None:
        """Return why a kind is missing (for one subject when `about` is given), or None when nothing is recorded."""
        return next((one for one in self.missing.get(kind.__name__, ()) if about in (None, one.about)), None)

    def known(self, kind: type[object]) -> bool:
        """Whether a rule may reason about this kind: it was seen, or looked for in the mail and not present.

        For a kind that both the mail and a provider can give, the mail decides; for others every subject must have been asked.
        """
        if kind in self.by_kind:
            return True
        missing = self.missing.get(kind.__name__, [])
        if len(missing) == 1:
            return missing[0].reason is Reason.NOT_PRESENT
        in_mail = [absence for absence in missing if absence.about == "mail"]
        return {absence.reason for absence in in_mail or missing} == {Reason.NOT_PRESENT}

    def plus(
        self, observations: tuple[Observation, ...], absences: tuple[Absence, ...] = (), observer: str | None = None
    ) -> Evidence:
        """Return evidence with more in it; new observations are numbered on from the last, and signed by `observer` if given."""
        if not observations:
            more = Evidence(observations=self.observations, absences=self.absences + absences) if absences else self
            more.__dict__["by_kind"] = self.by_kind
            return more
        numbered = tuple(
            [
                replace(seen, id=f"E{number}", observer=seen.observer if observer is None else observer)
                for number, seen in enumerate(observations, len(self.observations) + 1)
            ]
        )
        more = Evidence(observations=self.observations + numbered, absences=self.absences + absences)
        # The index is carried on: two dozen observers add to the evidence of one mail, and each asks it by kind.
        known = self.by_kind
        added = {kind: [*known.get(kind, ()), *pairs] for kind, pairs in _by_kind(numbered).items()}
        more.__dict__["by_kind"] = known | added
        return more


def _by_kind(observations: tuple[Observation, ...]) -> dict[type[object], list[tuple[Any, Observation]]]:
    index: dict[type[object], list[tuple[Any, Observation]]] = {}
    for seen in observations:
        index.setdefault(type(seen.fact), []).append((seen.fact, seen))
    return index
