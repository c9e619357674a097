"""The weights of the verdict: as `bench/fit.py` writes them to `weights.toml`, and by hand where the corpus shows nothing."""

from __future__ import annotations

from functools import cache

import msgspec

from gyotaku.data.tables import read_record


class Weight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one rule adds, in log-odds against a mail that is neither."""

    phishing: float = 0.0
    unwanted: float = 0.0


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Percentages at which a label begins."""

    phishing: int
    """Score from which two independent hard facts make `phishing`."""
    likely: int
    suspicious: int
    unwanted: int
    genuine: int
    """Score up to which counter-evidence makes `likely-genuine`."""
    capped: int
    """Highest score of a mail that a rule of `caps` speaks for and no hard fact speaks against."""


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the verdict adds up."""

    fitted: dict[str, str]
    """How and on what the weights were fitted; for people."""
    bias: Weight
    thresholds: Thresholds
    caps: list[str]
    """Rules so strong in a mail's favour that they cap its score."""
    defaults: dict[str, dict[str, Weight]]
    """By stance and severity (`hard` for hard facts): what a rule adds that the file does not name."""
    rules: dict[str, Weight]


class ByHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A weight set by hand, and on what ground."""

    phishing: float
    unwanted: float
    why: str


class Outside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of rules on facts from outside."""

    source: str
    date: str
    rules: dict[str, ByHand]


@cache
def outside() -> Outside:
    """Load the weights set by hand."""
    return read_record("weights.outside.toml", Outside)


@cache
def weights() -> Weights:
    """Load the weights in force; a malformed file is a `msgspec.ValidationError` that names the field."""
    fitted = read_record("weights.toml", Weights)
    by_hand = {rule: Weight(one.phishing, one.unwanted) for rule, one in outside().rules.items()}
    return msgspec.structs.replace(fitted, rules={**fitted.rules, **by_hand})
