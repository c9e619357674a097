"""Evidence."""

from __future__ import annotations

from gyotaku.model.evidence import Absence, Evidence, Observation, Reason
from gyotaku.model.facts import Form, Hop, Link, Subject


def test_new_observations_are_numbered_on() -> None:
    """A number, once given, stays with its observation: reports cite it."""
    first = Evidence().plus((Observation(id="", fact=Subject(text="a")),))
    second = first.plus((Observation(id="", fact=Link(target="x")),))
    assert [seen.id for seen in second.observations] == ["E1", "E2"]
    assert second.observations[0] == first.observations[0]


def test_not_attempted_is_not_known() -> None:
    """Not looked up never reads as clean: a rule may not reason about it."""
    evidence = Evidence(
        absences=(Absence(kind="Link", reason=Reason.NOT_ATTEMPTED), Absence(kind="Hop", reason=Reason.NOT_PRESENT))
    )
    assert not evidence.known(Link)
    assert evidence.known(Hop)
    assert not evidence.known(Subject)


def test_a_form_nobody_looked_for_on_the_page_does_not_hide_the_mails_own() -> None:
    """The mail was read and has no form; that the landing page was not visited changes nothing about that."""
    gaps = (
        Absence(kind="Form", reason=Reason.NOT_PRESENT),
        Absence(kind="Form", reason=Reason.NOT_ATTEMPTED, about="url:https://evil.example/"),
    )
    assert Evidence(absences=gaps).known(Form)
    assert not Evidence(absences=gaps[1:]).known(Form)


def test_first_and_all_match_on_attributes() -> None:
    """Rules ask by kind and attribute."""
    evidence = Evidence().plus(
        tuple(Observation(id="", fact=Link(target=t, host=h)) for t, h in (("1", "a"), ("2", "b"), ("3", "b")))
    )
    found = evidence.first(Link, host="b")
    assert found is not None
    assert found[0].target == "2"
    assert [fact.target for fact, _ in evidence.all(Link, host="b")] == ["2", "3"]
    assert evidence.first(Link, host="c") is None


def test_what_is_made_of_evidence_is_made_once() -> None:
    """Who asks again gets the same; other evidence has its own, and more evidence starts anew."""
    called: list[int] = []

    def count(evidence: Evidence) -> int:
        called.append(len(evidence.observations))
        return len(called)

    one, more = Evidence(), (Observation(id="", fact=Link(target="1", host="a")),)
    assert (one.once(count), one.once(count), Evidence().once(count), one.plus(more).once(count)) == (1, 1, 2, 3)
    assert one.plus(()) is one
    assert called == [0, 0, 1]
