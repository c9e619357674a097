"""The open family of providers, and the stage that asks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gyotaku.model.evidence import Absence, Evidence, Observation, Reason, Source
from gyotaku.model.facts import Fact
from gyotaku.model.noun import Noun
from gyotaku.registry import Family
from gyotaku.transport import Transport

Subjects = Callable[[Evidence], Iterator[str]]

SUBJECTS = 12
"""Most subjects one provider is asked about for one mail."""


class Provider(Noun, frozen=True, kw_only=True):
    """One member: what it is asked about, what it gives, and what leaves the machine when it is asked live."""

    name: str
    gives: tuple[type[Fact], ...]
    discloses: str
    """For people: what a live question tells whom."""
    subjects: Subjects


PROVIDERS: Family[Provider] = Family("provider", "gyotaku.enrich")


def provider(*, name: str, gives: tuple[type[Fact], ...], discloses: str) -> Callable[[Subjects], Subjects]:
    """Register a provider by the function that names its subjects (`domain:…`, `ip:…`, `url:…`, `mail`)."""

    def register(subjects: Subjects) -> Subjects:
        PROVIDERS.add(name, Provider(name=name, gives=gives, discloses=discloses, subjects=subjects))
        return subjects

    return register


def enrich(evidence: Evidence, transport: Transport, members: list[Provider] | None = None) -> Evidence:
    """Ask every provider about its subjects; what was not asked is absent as NOT_ATTEMPTED, about whom it was."""
    for member in list(PROVIDERS) if members is None else members:
        seen: list[Observation] = []
        absences: list[Absence] = []
        for about in list(dict.fromkeys(member.subjects(evidence)))[:SUBJECTS]:
            answers = transport.ask(member.name, about)
            given = [fact for answer in answers for fact in answer.facts]
            for answer in answers:
                source = Source(
                    name=answer.source or member.name,
                    query=about,
                    url=answer.url,
                    answer_sha256=answer.sha256,
                    recorded=transport.recorded,
                )
                seen += [
                    Observation(id="", fact=fact, source=source, at=answer.at, excerpt=answer.note, observer=member.name)
                    for fact in answer.facts
                    if isinstance(fact, member.gives)
                ]
            absences += [
                Absence(kind=kind.__name__, reason=Reason.NOT_ATTEMPTED, about=about, detail=transport.unasked)
                for kind in member.gives
                if not any(isinstance(fact, kind) for fact in given)
            ]
        evidence = evidence.plus(tuple(seen), tuple(absences))
    return evidence
