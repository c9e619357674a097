"""The open family of observers, and the stage that runs them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from typing import TypeVar

from gyotaku.model.evidence import Absence, Evidence, Observation, Reason, Where
from gyotaku.model.facts import Fact
from gyotaku.model.message import Header, Message, Part
from gyotaku.model.noun import Noun
from gyotaku.registry import Family
from gyotaku.settings import DEFAULT, Settings

EXCERPT = 400
"""Most characters of raw text kept with one observation."""

Observe = Callable[[Message, Evidence, Settings], Iterator[Observation | Absence]]
"""Observations in order; an absence only for what a limit cut (see `cut_short`)."""
R = TypeVar("R", bound=Observe)


class Observer(Noun, frozen=True, kw_only=True, gc=True, eq=False):
    """One member: what it reads, what it gives, which observers must have run before it."""

    name: str
    reads: str
    """For people: which headers or parts, by which standard."""
    gives: tuple[type[Fact], ...]
    after: tuple[str, ...] = ()
    run: Observe


OBSERVERS: Family[Observer] = Family("observer", "gyotaku.observe")


def observer(*, name: str, reads: str, gives: tuple[type[Fact], ...], after: tuple[str, ...] = ()) -> Callable[[R], R]:
    """Register an observer: a generator of observations, and of what a limit cut, from (message, evidence so far, settings)."""

    def register(run: R) -> R:
        OBSERVERS.add(name, Observer(name=name, reads=reads, gives=gives, after=after, run=run))
        return run

    return register


def in_header(fact: Fact, header: Header) -> Observation:
    """State a fact read from one header field; the excerpt is the field as it stands."""
    raw = header.raw[:EXCERPT].decode("utf-8", "replace").strip()
    where = Where(place=f"header:{header.index}", name=header.name, start=header.span.start, end=header.span.end)
    return Observation(id="", fact=fact, where=where, excerpt=f"{header.name}: {raw}")


def in_part(fact: Fact, part: Part, excerpt: str = "", start: int | None = None, end: int | None = None) -> Observation:
    """State a fact read from one part. `start` and `end` count characters of the part's decoded text; without them the
    place is the part's byte range in the specimen.
    """
    if start is None:
        where = Where(place=f"part:{part.path}", name=part.media_type, start=part.span.start, end=part.span.end)
    else:
        where = Where(place=f"part:{part.path}", name=part.media_type, start=start, end=end, unit="text")
    return Observation(id="", fact=fact, where=where, excerpt=excerpt[:EXCERPT])


def in_mail(fact: Fact, excerpt: str = "") -> Observation:
    """State a fact about the mail as a whole."""
    return Observation(id="", fact=fact, where=Where(place="mail"), excerpt=excerpt[:EXCERPT])


def cut_short(kind: type[Fact], limit: str) -> Absence:
    """State that a limit stopped the reading of a kind of fact: some were seen perhaps, others may be missing.

    `limit` is the name of the setting, or of a fixed bound that has words in the table `limit` of the catalogue.
    """
    return Absence(kind=kind.__name__, reason=Reason.TRUNCATED, detail=limit)


def _in_order(members: tuple[Observer, ...]) -> list[Observer]:
    by_name = {member.name: member for member in members}
    sorter = TopologicalSorter({member.name: sorted(set(member.after) & set(by_name)) for member in members})
    return [by_name[name] for name in sorter.static_order()]


def observe(message: Message, settings: Settings = DEFAULT, members: list[Observer] | None = None) -> Evidence:
    """Run every observer in order of dependence. A crash in one becomes an absence (FAILED) of the kinds it gives.

    Kinds that no observer saw are absent as NOT_PRESENT, so that a rule knows somebody looked; where a limit stopped the
    looking, as TRUNCATED.
    """
    evidence = Evidence()
    absences: list[Absence] = []
    looked: set[type[Fact]] = set()
    for member in OBSERVERS.once(_in_order) if members is None else _in_order(tuple(members)):
        try:
            # Law 13: one member's failure is data in the case; only a broad net can promise that.
            stated = tuple(member.run(message, evidence, settings))
        except Exception as error:  # noqa: BLE001
            detail = f"{member.name}: {type(error).__name__}"
            absences += [Absence(kind=kind.__name__, reason=Reason.FAILED, detail=detail) for kind in member.gives]
            continue
        seen = tuple([one for one in stated if isinstance(one, Observation)])
        absences += dict.fromkeys(one for one in stated if isinstance(one, Absence)) if len(seen) < len(stated) else ()
        evidence = evidence.plus(seen, observer=member.name) if seen else evidence
        looked.update(member.gives)
    unseen = {kind.__name__ for kind in looked - evidence.by_kind.keys()}
    unseen -= {gap.kind for gap in absences if gap.reason is Reason.TRUNCATED}
    absences += [Absence(kind=kind, reason=Reason.NOT_PRESENT) for kind in sorted(unseen)]
    return evidence.plus((), tuple(absences))
