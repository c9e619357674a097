"""Asking outside."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.enrich.family import Provider, enrich
from gyotaku.model.evidence import Evidence, Reason
from gyotaku.model.facts import Network, Registration
from gyotaku.transport import OFFLINE, Answer, Recording, Replay


def _subjects(_evidence: Evidence) -> Iterator[str]:
    yield "domain:evil.example"
    yield "domain:evil.example"


REGISTRY = Provider(name="registration", gives=(Registration,), discloses="", subjects=_subjects)


def test_offline_every_question_is_recorded_as_not_asked() -> None:
    """Not looked up is a value with a subject and a reason."""
    evidence = enrich(Evidence(), OFFLINE, [REGISTRY])
    assert [(a.kind, a.reason, a.about, a.detail) for a in evidence.absences] == [
        ("Registration", Reason.NOT_ATTEMPTED, "domain:evil.example", "offline")
    ]


def test_a_replayed_answer_keeps_who_said_it() -> None:
    """The source of a recorded answer is the one the recording names, and the recording itself is named too."""
    fact = Registration(domain="evil.example")
    answer = Answer(provider="registration", about="domain:evil.example", source="a registry", facts=(fact,), note="raw")
    door = Replay(Recording(source="a file", answers=(answer,)))
    evidence = enrich(Evidence(), door, [REGISTRY])
    found = evidence.first(Registration)
    assert found is not None
    assert (found[1].source.name, found[1].source.recorded, found[1].excerpt) == ("a registry", "a file", "raw")
    assert found[1].source.answer_sha256 == answer.sha256
    assert evidence.absences == ()


def test_an_answer_of_a_kind_the_provider_does_not_give_is_dropped() -> None:
    """A recording cannot make a provider state what it cannot know."""
    answer = Answer(provider="registration", about="domain:evil.example", facts=(Network(ip="192.0.2.1"),))
    evidence = enrich(Evidence(), Replay(Recording(source="f", answers=(answer,))), [REGISTRY])
    assert evidence.observations == ()
    assert evidence.absences[0].reason is Reason.NOT_ATTEMPTED


def test_the_embedded_answer_stands_beside_the_recorded_one() -> None:
    """Two sources that disagree are both kept."""
    ours = Answer(provider="network", about="ip:192.0.2.1", source="table", facts=(Network(ip="192.0.2.1", organisation="A"),))
    theirs = Answer(provider="network", about="ip:192.0.2.1", source="page", facts=(Network(ip="192.0.2.1", organisation="B"),))
    member = Provider(
        name="network", gives=(Network,), discloses="", subjects=lambda _: iter(["ip:192.0.2.1"]), embedded=lambda _: [ours]
    )
    evidence = enrich(Evidence(), Replay(Recording(source="f", answers=(theirs,))), [member])
    assert [(fact.organisation, seen.source.recorded) for fact, seen in evidence.of(Network)] == [("B", "f"), ("A", "")]
