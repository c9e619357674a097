from __future__ import annotations

from gyotaku.data.weights import weights
from gyotaku.rules import RULES


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
