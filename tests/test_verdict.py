from __future__ import annotations

import pytest

from gyotaku.data.weights import Thresholds, Weight, Weights, weights
from gyotaku.model.case import Label
from gyotaku.model.finding import Finding, NotEvaluated, Severity, Stance
from gyotaku.rules import RULES
from gyotaku.verdict import judge, weight_of

TABLE = Weights(
    fitted={},
    bias=Weight(-3.0, -3.0),
    thresholds=Thresholds(phishing=90, likely=60, suspicious=30, unwanted=50, genuine=15, capped=20),
    caps=["speaks.for"],
    defaults={
        "phishing": {"low": Weight(0.2), "medium": Weight(0.6), "high": Weight(1.5), "hard": Weight(3.5)},
        "unwanted": {"low": Weight(0, 1.0), "medium": Weight(0, 2.0), "high": Weight(0, 5.0)},
        "genuine": {"low": Weight(-0.2), "medium": Weight(-1.0), "high": Weight(-3.0)},
    },
    rules={"named.rule": Weight(5.0, 0.5)},
)


def finding(rule: str, severity: Severity = Severity.HIGH, stance: Stance = Stance.PHISHING, hard: str = "") -> Finding:
    """Make a finding that cites something."""
    return Finding(rule=rule, severity=severity, stance=stance, hard=hard, cites=("E1",))


def hard(rule: str, group: str) -> Finding:
    """Make a hard finding."""
    return finding(rule, hard=group)


def test_nothing_found_is_undetermined_never_genuine() -> None:
    """Absence of suspicion is no evidence of honesty."""
    verdict = judge((), (), TABLE)
    assert (verdict.label, verdict.why) == (Label.UNDETERMINED, "nothing-found")
    assert verdict.score < TABLE.thresholds.suspicious


def test_phishing_needs_two_independent_hard_facts() -> None:
    """One group of hard facts, however heavy, is not enough for the word itself; two are."""
    same = judge((hard("a", "sender"), hard("b", "sender"), hard("c", "sender")), (), TABLE)
    assert (same.label, same.why, same.independent) == (Label.LIKELY_PHISHING, "score", 1)
    two = judge((hard("a", "sender"), hard("b", "link")), (), TABLE)
    assert (two.label, two.why, two.independent) == (Label.PHISHING, "two-hard-facts", 2)
    assert two.hard == ("a", "b")


def test_two_hard_facts_with_a_low_score_are_not_phishing() -> None:
    """Counter-evidence that brings the score down keeps the word from being used."""
    verdict = judge((hard("a", "sender"), hard("b", "link"), finding("g", stance=Stance.GENUINE)), (), TABLE)
    assert verdict.score < 90
    assert verdict.label is Label.LIKELY_PHISHING


def test_middling_scores_are_suspicious() -> None:
    """Between the two thresholds nothing is concluded, but said."""
    verdict = judge((finding("a"), finding("b")), (), TABLE)
    assert (verdict.score, verdict.label) == (49, Label.SUSPICIOUS)


def test_prize_lures_are_unwanted_not_phishing() -> None:
    """Mail that is a nuisance without imitating anybody has its own word."""
    verdict = judge((finding("prize", stance=Stance.UNWANTED),), (), TABLE)
    assert (verdict.label, verdict.why) == (Label.UNWANTED, "unwanted")
    assert verdict.unwanted > verdict.score


def test_genuine_needs_something_that_speaks_for_the_mail() -> None:
    """A weak sign is not enough; a medium one with a low score is."""
    weak = judge((finding("g", Severity.LOW, Stance.GENUINE),), (), TABLE)
    assert weak.label is Label.UNDETERMINED
    good = judge((finding("g", Severity.MEDIUM, Stance.GENUINE),), (), TABLE)
    assert (good.label, good.why) == (Label.LIKELY_GENUINE, "counter-evidence")


def test_the_brands_own_confirmed_domain_caps_the_score() -> None:
    """Words that sound alarming cannot make an authenticated mail of the brand suspicious; a hard fact can."""
    words = tuple(finding(f"w{number}") for number in range(5))
    assert judge(words, (), TABLE).score > 90
    capped = judge((*words, finding("speaks.for", stance=Stance.GENUINE)), (), TABLE)
    assert capped.score == 20
    assert judge((*words, finding("speaks.for", stance=Stance.GENUINE), hard("h", "file")), (), TABLE).score > 20


def test_reasons_are_sorted_by_weight_and_name_only_what_weighs() -> None:
    """A reader sees the heaviest reason first, for and against; findings for information do not weigh."""
    verdict = judge(
        (finding("b"), finding("i", Severity.INFO), finding("g", stance=Stance.GENUINE), hard("h", "link"), finding("a")),
        (),
        TABLE,
    )
    assert [(one.rule, one.weight) for one in verdict.reasons] == [("h", 3.5), ("g", -3.0), ("a", 1.5), ("b", 1.5)]


def test_undecided_rules_are_counted() -> None:
    """What was not looked up is said, not hidden."""
    assert judge((), (NotEvaluated(rule="x", lacks=("Listing",), why="not-attempted"),), TABLE).undecided == 1


def test_the_files_weight_comes_before_the_default() -> None:
    """An outsider's rule, unknown to the file, weighs by its stance and severity."""
    assert weight_of(finding("named.rule"), TABLE) == Weight(5.0, 0.5)
    assert weight_of(finding("other.rule", Severity.LOW), TABLE) == Weight(0.2)
    assert weight_of(hard("other.rule", "link"), TABLE) == Weight(3.5)


@pytest.mark.parametrize("rule_id", RULES.names())
def test_no_weight_works_against_its_stance(rule_id: str) -> None:
    """A rule for phishing never lowers the probability of phishing; one for the mail never raises it."""
    member = RULES.named(rule_id)
    weight = weight_of(finding(rule_id, member.severity, member.stance, member.hard), weights())
    if member.severity is Severity.INFO:
        assert weight == Weight()
    elif member.stance is Stance.PHISHING:
        assert 0 <= weight.unwanted <= weight.phishing
    elif member.stance is Stance.GENUINE:
        assert weight.phishing <= weight.unwanted <= 0
    else:
        assert weight.phishing <= weight.unwanted
        assert weight.unwanted >= 0
