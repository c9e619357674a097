"""The open family of providers, and the stage that asks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypedDict, Unpack

from gyotaku.model.evidence import Absence, Evidence, Observation, Reason, Source
from gyotaku.model.facts import Fact
from gyotaku.model.noun import Noun
from gyotaku.registry import Family
from gyotaku.transport import Answer, Ask, Transport, Way

Subjects = Callable[[Evidence], Iterator[str]]
Embedded = Callable[[str], list[Answer]]
Derive = Callable[[Evidence, Transport], Iterator[Observation | Absence]]


class Terms(TypedDict, total=False):
    """On what terms a way is asked: the further fields of `Way`."""

    needs: str
    about: tuple[str, ...]
    key: str
    holds: int
    interval: float
    after: str
    off: bool


SUBJECTS = 12
"""Most subjects one provider is asked about for one mail."""


class Provider(Noun, frozen=True, kw_only=True):
    """One member: what it is asked about, what it gives, and what leaves the machine when it is asked live."""

    name: str
    gives: tuple[type[Fact], ...]
    discloses: str
    """For people: what a live question tells whom."""
    subjects: Subjects = lambda _evidence: iter(())
    derive: Derive | None = None
    """For one that computes from answers of others: yields observations and what it could not compute."""
    embedded: Embedded | None = None
    """Answers from a data file in the package, without asking anybody; given beside what the transport answers."""


PROVIDERS: Family[Provider] = Family("provider", "gyotaku.enrich")
WAYS: Family[Way] = Family("way of asking", "gyotaku.enrich")
"""How the providers are asked live; several ways may serve one provider."""


def provider(
    *, name: str, gives: tuple[type[Fact], ...], discloses: str, embedded: Embedded | None = None
) -> Callable[[Subjects], Subjects]:
    """Register a provider by the function that names its subjects (`domain:…`, `ip:…`, `url:…`, `mail`)."""

    def register(subjects: Subjects) -> Subjects:
        member = Provider(name=name, gives=gives, discloses=discloses, subjects=subjects, embedded=embedded)
        PROVIDERS.add(name, member)
        return subjects

    return register


def way(*, name: str, provider: str, tells: str, **more: Unpack[Terms]) -> Callable[[Ask], Ask]:
    """Register a way of asking a provider live by the function that asks (`transport/ways.py` explains the terms)."""

    def register(ask: Ask) -> Ask:
        WAYS.add(name, Way(name=name, provider=provider, tells=tells, ask=ask, **more))
        return ask

    return register


def derived(*, name: str, gives: tuple[type[Fact], ...], discloses: str) -> Callable[[Derive], Derive]:
    """Register a provider that computes facts from the evidence and from what the transport answers to others."""

    def register(derive: Derive) -> Derive:
        PROVIDERS.add(name, Provider(name=name, gives=gives, discloses=discloses, derive=derive))
        return derive

    return register


def enrich(evidence: Evidence, transport: Transport, members: list[Provider] | None = None) -> Evidence:
    """Ask every provider about its subjects; what was not asked is absent as NOT_ATTEMPTED, about whom it was."""
    for member in list(PROVIDERS) if members is None else members:
        if member.derive is not None:
            made = list(member.derive(evidence, transport))
            evidence = evidence.plus(
                tuple(one for one in made if isinstance(one, Observation)), tuple(one for one in made if isinstance(one, Absence))
            )
            continue
        seen: list[Observation] = []
        absences: list[Absence] = []
        for about in list(dict.fromkeys(member.subjects(evidence)))[:SUBJECTS]:
            asked = [(answer, transport.recorded) for answer in transport.ask(member.name, about)]
            known = [(answer, "") for answer in member.embedded(about)] if member.embedded else []
            answered = [one for answer, recorded in asked + known for one in _stated(member, about, answer, recorded)]
            given = {type(one.fact) for one in answered}
            seen += answered
            absences += [
                Absence(kind=kind.__name__, reason=Reason.NOT_ATTEMPTED, about=about, detail=transport.unasked)
                for kind in member.gives
                if kind not in given
            ]
        evidence = evidence.plus(tuple(seen), tuple(absences))
    return evidence


def _stated(member: Provider, about: str, answer: Answer, recorded: str) -> list[Observation]:
    source = Source(
        name=answer.source or member.name, query=about, url=answer.url, answer_sha256=answer.sha256, recorded=recorded
    )
    return [
        Observation(id="", fact=fact, source=source, at=answer.at, excerpt=answer.note, observer=member.name)
        for fact in answer.facts
        if isinstance(fact, member.gives)
    ]
