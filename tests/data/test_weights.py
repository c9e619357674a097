from __future__ import annotations

import re
from importlib.resources import files

from gyotaku.data.weights import Weight, outside, weights
from gyotaku.model.facts import FROM_OUTSIDE, Network
from gyotaku.model.finding import Severity, Stance
from gyotaku.rules import RULES

FITTED = (files("gyotaku") / "data" / "weights.toml").read_text(encoding="utf-8")


def test_every_weighted_rule_exists() -> None:
    """A weight of a rule that is gone would never be used again; it shows that the fit is stale."""
    assert set(weights().rules) <= set(RULES.names())


def test_thresholds_rise_in_the_order_of_the_labels() -> None:
    """Suspicious begins below likely-phishing, that below phishing; what is capped stays below suspicious."""
    limits = weights().thresholds
    assert limits.genuine <= limits.capped < limits.suspicious < limits.likely < limits.phishing


def test_defaults_cover_every_stance_and_severity() -> None:
    """A rule from outside the project must weigh something, whatever its stance."""
    for stance in ("phishing", "unwanted", "genuine"):
        assert {"low", "medium", "high"} <= set(weights().defaults[stance])


def test_the_file_says_how_it_was_fitted() -> None:
    """Weights without provenance cannot be judged by a reader."""
    assert {"method"} <= set(weights().fitted)


def test_every_rule_that_only_facts_from_outside_fire_has_a_reasoned_weight() -> None:
    """The corpus shows nothing of them: a default would be nobody's judgement."""
    asked = {
        rule.id
        for rule in RULES
        if rule.severity is not Severity.INFO
        and rule.stance is Stance.PHISHING
        and set(rule.needs) & (set(FROM_OUTSIDE) - {Network})
        and re.search(rf'^"{re.escape(rule.id)}" = .*# 0 / 0 / 0$', FITTED, re.MULTILINE)
    }
    assert asked <= set(outside().rules), sorted(asked - set(outside().rules))


def test_a_weight_by_hand_stays_within_what_was_fitted_and_has_its_ground() -> None:
    """None outweighs a fitted hard fact, none is for a rule that the corpus fits, and each says why."""
    for rule, one in outside().rules.items():
        assert 0 < one.phishing <= 1.6, rule
        assert 0 <= one.unwanted <= one.phishing, rule
        assert one.why.endswith("."), rule
        assert weights().rules[rule] == Weight(one.phishing, one.unwanted)
        fitted = re.search(rf'^"{re.escape(rule)}" = .*# (\d+) / (\d+) / (\d+)$', FITTED, re.MULTILINE)
        assert fitted is None or set(fitted.groups()) == {"0"}, rule
