"""The open family of providers, and the stage that asks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypedDict, Unpack

from gyotaku.enrich.discretion import private
from gyotaku.model.evidence import Absence, Evidence, Observation, Reason, Source
from gyotaku.model.facts import Fact
from gyotaku.model.noun import Noun
from gyotaku.registry import Family
from gyotaku.transport import Answer, Ask, Transport, Way

Subjects = Callable[[Evidence], Iterator[str]]
Embedded = Callable[[str], list[Answer]]
Local = Callable[[str, Evidence], list[Answer]]
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


SUBJECTS = 24
"""Most subjects one provider is asked about for one mail."""


class Provider(Noun, frozen=True, kw_only=True, gc=True):
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
    local: Local | None = None
    """Answers from tables the user brought. A recording holds them, so that it replays alike where those tables are not."""
    silent: bool = False
    """Has nothing to say where it has no answer: that nobody brought a table is not a question left unasked."""


PROVIDERS: Family[Provider] = Family("provider", "gyotaku.enrich")
WAYS: Family[Way] = Family("way of asking", "gyotaku.enrich")
"""How the providers are asked live; several ways may serve one provider."""


def provider(
    *,
    name: str,
    gives: tuple[type[Fact], ...],
    discloses: str,
    embedded: Embedded | None = None,
    local: Local | None = None,
    silent: bool = False,
) -> Callable[[Subjects], Subjects]:
    """Register a provider by the function that names its subjects (`domain:…`, `ip:…`, `url:…`, `mail`)."""

    def register(subjects: Subjects) -> Subjects:
        member = Provider(
            name=name, gives=gives, discloses=discloses, subjects=subjects, embedded=embedded, local=local, silent=silent
        )
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


def enrich(
    evidence: Evidence, transport: Transport, members: list[Provider] | None = None, ways: list[Way] | None = None
) -> Evidence:
    """Ask every provider about its subjects; what was not asked or not answered is absent, about whom and why.

    The order of the evidence is the order of the providers' names, whoever answered first.
    """
    asked = list(PROVIDERS) if members is None else members
    transport.begin(private(evidence))
    for member in asked:
        # Everybody is asked at once about what the mail itself names.
        transport.start(member.name, _subjects(member, evidence), _ways(member, ways))
    absences: list[Absence] = []
    for member in asked:
        seen, missing = (_computed if member.derive else _answered)(member, evidence, transport, ways)
        absences += missing
        # Only what was seen names further subjects; what is missing is added once, in the same order.
        evidence = evidence.plus(seen) if seen else evidence
    return evidence.plus((), tuple(absences))


Gained = tuple[tuple[Observation, ...], tuple[Absence, ...]]


def _subjects(member: Provider, evidence: Evidence) -> Iterator[str]:
    # A generator: a transport that asks nobody does not look for whom to ask, and nobody looks further than is asked.
    named: dict[str, None] = {}
    for about in member.subjects(evidence):
        if about not in named:
            named[about] = None
            yield about
            if len(named) == SUBJECTS:
                return


def _ways(member: Provider, ways: list[Way] | None) -> Iterator[Way]:
    yield from (way for way in (WAYS if ways is None else ways) if way.provider == member.name)


def _computed(member: Provider, evidence: Evidence, transport: Transport, ways: list[Way] | None) -> Gained:  # noqa: ARG001 - as `_answered`
    made = list(member.derive(evidence, transport)) if member.derive else []
    return tuple(one for one in made if isinstance(one, Observation)), tuple(one for one in made if isinstance(one, Absence))


def _answered(member: Provider, evidence: Evidence, transport: Transport, ways: list[Way] | None) -> Gained:
    seen: list[Observation] = []
    absences: list[Absence] = []
    subjects = list(_subjects(member, evidence))
    # What an earlier provider's answer named (an address of a host) is asked now.
    transport.start(member.name, subjects, _ways(member, ways))
    for about in subjects:
        answers = transport.ask(member.name, about)
        brought = transport.note(member.name, about, member.local(about, evidence)) if member.local else []
        known = member.embedded(about) if member.embedded else []
        if not (answers or brought or known):
            absences += _unasked(member, about, transport.unasked)
            continue
        stated = [one for answer in answers for one in _stated(member, about, answer, transport.recorded)]
        stated += [one for answer in (*brought, *known) for one in _stated(member, about, answer, "")]
        given = {type(one.fact) for one in stated}
        seen += stated
        failed = list(_failed(member, about, [*answers, *brought], answered=bool(given)))
        absences += failed
        told = {kind.__name__ for kind in given} | {one.kind for one in failed}
        absences += [one for one in _unasked(member, about, transport.unasked) if one.kind not in told]
    return tuple(seen), tuple(absences)


def _unasked(member: Provider, about: str, why: str) -> list[Absence]:
    if member.silent:
        return []
    return [Absence(kind=kind.__name__, reason=Reason.NOT_ATTEMPTED, about=about, detail=why) for kind in member.gives]


REASONS = {
    "not-present": Reason.NOT_PRESENT,
    "unparsable": Reason.UNREADABLE,
    "another-subject": Reason.UNREADABLE,
    "too-large": Reason.TRUNCATED,
    "off": Reason.NOT_ATTEMPTED,
    "not-disclosed": Reason.NOT_ATTEMPTED,
    "no-key": Reason.NOT_ATTEMPTED,
    "no-service": Reason.NOT_ATTEMPTED,
    "names-recipient": Reason.NOT_ATTEMPTED,
}
"""What an outcome without facts means; every other one is a failure."""


def _failed(member: Provider, about: str, answers: list[Answer], *, answered: bool) -> Iterator[Absence]:
    """Yield one absence for each way that gave no fact; one that serves nobody there is not told when another answered."""
    for answer in answers:
        if not answer.outcome or (answered and answer.outcome == "no-service"):
            continue
        reason = REASONS.get(answer.outcome, Reason.FAILED)
        yield Absence(kind=member.gives[0].__name__, reason=reason, about=about, detail=f"{answer.source}: {answer.outcome}")


def _stated(member: Provider, about: str, answer: Answer, recorded: str) -> list[Observation]:
    source = Source(
        name=answer.source or member.name, query=about, url=answer.url, answer_sha256=answer.sha256, recorded=recorded
    )
    return [
        Observation(id="", fact=fact, source=source, at=answer.at, excerpt=answer.note, observer=member.name)
        for fact in answer.facts
        if isinstance(fact, member.gives)
    ]
