"""The family of observers and their stage."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Absence, Evidence, Observation, Reason
from gyotaku.model.facts import Link, Subject
from gyotaku.model.message import Message, Specimen
from gyotaku.observe.family import OBSERVERS, Observer, cut_short, in_mail, observe
from gyotaku.settings import Settings

MESSAGE = Message(specimen=Specimen(name="m", raw=b"", sha256=""), headers=(), parts=())


def _first(_message: Message, _seen: Evidence, _settings: Settings) -> Iterator[Observation]:
    yield in_mail(Subject(text="x"))


def _second(_message: Message, seen: Evidence, _settings: Settings) -> Iterator[Observation]:
    subject = seen.first(Subject)
    assert subject is not None
    yield in_mail(Link(target=subject[0].text))


def _broken(_message: Message, _seen: Evidence, _settings: Settings) -> Iterator[Observation]:
    yield in_mail(Subject(text="never kept"))
    raise RuntimeError("boom")


def _member(name: str, kind: type[Subject | Link], run: object, after: tuple[str, ...] = ()) -> Observer:
    return Observer(name=name, reads="", gives=(kind,), after=after, run=run)  # type: ignore[arg-type]


def test_an_observer_runs_after_those_it_reads() -> None:
    """Order follows from what each says it needs, not from names."""
    evidence = observe(MESSAGE, members=[_member("a", Link, _second, after=("z",)), _member("z", Subject, _first)])
    assert [seen.observer for seen in evidence.observations] == ["z", "a"]


def test_a_crash_is_an_absence_and_the_others_go_on() -> None:
    """One member's failure is visible, never fatal, and never half-kept (law 13)."""
    evidence = observe(MESSAGE, members=[_member("b", Subject, _broken), _member("c", Link, lambda *_: iter(()))])
    assert evidence.observations == ()
    assert [(gap.kind, gap.reason) for gap in evidence.absences] == [("Subject", Reason.FAILED), ("Link", Reason.NOT_PRESENT)]
    assert evidence.absences[0].detail == "b: RuntimeError"


def test_what_a_limit_cut_is_neither_seen_nor_absent() -> None:
    """Where a limit stopped the looking, a rule must not take the kind for missing."""
    evidence = observe(MESSAGE, members=[_member("c", Link, lambda *_: iter([cut_short(Link, "links")] * 2))])
    assert evidence.absences == (Absence(kind="Link", reason=Reason.TRUNCATED, detail="links"),)
    assert not evidence.known(Link)
    seen = observe(
        MESSAGE, members=[_member("c", Subject, lambda *_: iter([in_mail(Subject(text="x")), cut_short(Subject, "y")]))]
    )
    assert seen.known(Subject)
    assert [fact.text for fact, _ in seen.of(Subject)] == ["x"]


def test_every_built_in_says_what_it_reads_and_gives() -> None:
    """The listing is for people."""
    assert all(member.reads and member.gives for member in OBSERVERS)
