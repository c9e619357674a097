"""The stage that applies every rule, and the door a rule comes through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gyotaku.model.evidence import Absence, Evidence, Observation, Reason
from gyotaku.model.facts import Link, Mailer
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import STRANGE_LINK
from gyotaku.rules.family import INSTANCES, RULES, Judge, Rule, apply, rule


def member(judge: Judge, name: str = "made.up") -> Rule:
    """Make a rule about links."""
    return Rule(
        id=name,
        severity=Severity.LOW,
        text="A link.",
        proves_not="Anything.",
        stance=Stance.PHISHING,
        hard="",
        attack="",
        needs=(Link,),
        hits=(),
        misses=(),
        judge=judge,
    )


def every_link(evidence: Evidence) -> Iterator[Citation]:
    """Cite every link."""
    for link, seen in evidence.of(Link):
        yield Citation(cites=(seen,), values={"host": link.host})


def links(count: int) -> Evidence:
    """Evidence of some links."""
    return Evidence(observations=tuple(Observation(id=f"E{number}", fact=STRANGE_LINK) for number in range(1, count + 1)))


def test_a_finding_cites_every_observation_and_keeps_ten_instances() -> None:
    """A hundred links make one finding that cites them all, with the words of the first ten."""
    findings, undecided = apply(links(12), [member(every_link)])
    assert undecided == ()
    assert findings[0].cites == tuple(f"E{number}" for number in range(1, 13))
    assert len(findings[0].values) == INSTANCES == 10


def test_a_broken_rule_is_caught_and_named() -> None:
    """A rule that raises is reported as not evaluated; the other rules still give their findings."""

    def broken(evidence: Evidence) -> Iterator[Citation]:
        raise RuntimeError(evidence.observations[0].id)

    findings, undecided = apply(links(1), [member(broken, "broken.rule"), member(every_link)])
    assert [finding.rule for finding in findings] == ["made.up"]
    assert [(one.rule, one.why) for one in undecided] == [("broken.rule", "error: RuntimeError: E1")]


def test_a_rule_may_not_cite_what_nobody_looked_for() -> None:
    """Citing an absence that is not NOT_PRESENT is an error of the rule, reported and never a finding."""
    unasked = Absence(kind="Listing", reason=Reason.NOT_ATTEMPTED)

    def citing(_: Evidence) -> Iterator[Citation]:
        yield Citation(absences=(unasked,))

    findings, undecided = apply(links(1), [member(citing)])
    assert findings == ()
    assert undecided[0].why.startswith("error: ValueError")


def test_a_rule_that_cites_nothing_makes_no_finding() -> None:
    """Law 5: a finding cannot exist without a citation."""

    def empty(_: Evidence) -> Iterator[Citation]:
        yield Citation(values={"host": "x"})

    findings, undecided = apply(links(1), [member(empty)])
    assert findings == ()
    assert undecided[0].why.startswith("error: ValueError")


def test_lacking_a_kind_leaves_a_rule_undecided() -> None:
    """What nobody looked up never reads as clean: the rule is listed with what it lacked, and why."""
    findings, undecided = apply(Evidence(), [member(every_link)])
    assert findings == ()
    assert (undecided[0].lacks, undecided[0].why) == (("Link",), "not-attempted")
    failed = Evidence(absences=(Absence(kind="Link", reason=Reason.FAILED),))
    assert apply(failed, [member(every_link)])[1][0].why == "failed"


def test_looked_for_and_not_present_is_an_answer() -> None:
    """A kind that an observer looked for and did not find lets the rule decide."""
    nothing = Evidence(absences=(Absence(kind="Link", reason=Reason.NOT_PRESENT),))
    assert apply(nothing, [member(every_link)]) == ((), ())


def test_a_name_taken_twice_is_loud() -> None:
    """Two rules of one name would hide each other."""
    taken = RULES.names()[0]
    with pytest.raises(ValueError, match="two rules are called"):
        rule(
            id=taken,
            severity=Severity.LOW,
            text="x.",
            proves_not="y.",
            needs=(Mailer,),
            hits=[],
            misses=[],
        )(every_link)
