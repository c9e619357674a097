"""Labels and figures from shares: the verdict's own code run with the weights of a fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from corpus import Row
from gyotaku.data.weights import Thresholds, Weight, Weights
from gyotaku.model.case import Verdict
from gyotaku.model.finding import Finding
from gyotaku.rules import RULES
from gyotaku.verdict import judge
from learning import PRIOR, Table
from softmax import Array, Fit

FALSE_ALARMS = 0.005
"""Share of genuine mail that may be flagged in cross-validation; half the bar of 1 %, for unseen mail is harder."""
BORNE_OUT = 2 / 3
"""Share of phish that mails scored just above the threshold of likely must have had."""

CAPS = ["genuine.brand-authenticated", "genuine.brand-verified"]


@cache
def _finding(rule: str, *, hard: bool) -> Finding:
    member = RULES.named(rule)
    group = member.hard if hard else ""
    return Finding(rule=rule, severity=member.severity, stance=member.stance, hard=group, cites=("E1",))


def weights_of(learned: Fit, rules: Table, limits: dict[str, int]) -> Weights:
    """Return a fit in the form the verdict reads, rounded as the file is."""
    pairs = zip(rules.names, np.round(learned.weights, 2).tolist(), strict=True)
    defaults: dict[str, dict[str, Weight]] = {}
    for (stance, degree), (phishing, unwanted) in PRIOR.items():
        defaults.setdefault(stance, {})[degree] = Weight(phishing, unwanted)
    return Weights(
        fitted={},
        bias=Weight(*np.round(learned.bias, 2).tolist()),
        thresholds=Thresholds(**limits),
        caps=CAPS,
        defaults=defaults,
        rules={name: Weight(phishing, unwanted) for name, (phishing, unwanted) in pairs},
    )


def verdict(row: Row, table: Weights) -> Verdict:
    """Judge one mail from the rules that fire on it."""
    return judge(tuple(_finding(rule, hard=rule in row.hard) for rule in sorted(row.rules)), (), table)


def labelled(rows: list[Row], learned: Fit, rules: Table, limits: dict[str, int]) -> Iterator[tuple[Row, str]]:
    """Yield each mail with its label by one fit."""
    table = weights_of(learned, rules, limits)
    for row in rows:
        yield row, verdict(row, table).label.value


def thresholds(rows: list[Row], shares: Array) -> dict[str, int]:
    """Choose the label's thresholds from cross-validated shares: as low as the allowed false alarms permit.

    Likely must also be borne out: two of three mails scored up to ten above it were phish. The score itself is drawn to its
    priors and says too little in the middle, so its own even odds are no guide.
    """
    scores = np.round(100 * shares[:, 0])
    ham = np.array([row.label == "ham" for row in rows])
    phish = np.array([row.label == "phish" for row in rows])

    def borne_out(limit: int) -> bool:
        return bool(phish[(scores >= limit) & (scores < limit + 10)].mean() >= BORNE_OUT)

    likely = next(limit for limit in range(40, 101) if (scores[ham] >= limit).mean() <= FALSE_ALARMS and borne_out(limit))
    suspicious = next(limit for limit in range(20, likely + 1) if (scores[ham] >= limit).mean() <= 0.03)
    return {
        "phishing": max(85, min(likely + 15, 95)),
        "likely": likely,
        "suspicious": suspicious,
        "unwanted": 50,
        "genuine": 12,
        "capped": min(suspicious, 25) - 1,
    }


@dataclass(frozen=True)
class Bin:
    """The mails whose score lies in one tenth."""

    low: int
    high: int
    mails: int
    mean: float
    phishing: float
    bad: float


def bins(rows: list[Row], shares: Array) -> list[Bin]:
    """Return the reliability table: of the mails scored in each tenth, how many are phishing, and how many are bad at all."""
    scores = np.round(100 * shares[:, 0])
    found = []
    for low in range(0, 100, 10):
        inside = (scores >= low) & (scores < low + 10 + (low == 90))
        labels = [row.label for row, yes in zip(rows, inside, strict=True) if yes]
        if labels:
            phish = sum(label == "phish" for label in labels) / len(labels)
            bad = sum(label != "ham" for label in labels) / len(labels)
            found.append(Bin(low, min(low + 10, 100), len(labels), float(scores[inside].mean()), phish, bad))
    return found


def calibration(rows: list[Row], shares: Array) -> str:
    """Return the reliability table as text."""
    lines = [f"{'score':<9}{'mails':>7}{'mean score':>12}{'phishing':>10}{'bad':>7}"]
    lines += [
        f"{one.low:>3}-{one.high:<5}{one.mails:>7}{one.mean:>12.0f}{one.phishing:>10.0%}{one.bad:>7.0%}"
        for one in bins(rows, shares)
    ]
    return "\n".join(lines)
