"""The verdict: findings weighed. The weights live in one data file, `data/weights.toml`.

Each rule that applies adds its weight to two log-odds, phishing and unwanted, both against "neither" (multinomial logistic
regression; `bench/fit.py` fits it). A rule for phishing never lowers the score and one for the mail never raises it. The label
then needs more than the number: `phishing` two independent hard facts, `likely-genuine` something that speaks for the mail.
"""

from __future__ import annotations

from math import exp

from gyotaku.data.weights import Weight, Weights, weights
from gyotaku.model.case import Label, Verdict, Weighed
from gyotaku.model.finding import Finding, NotEvaluated, Severity, Stance

FOR = -0.7
"""Log-odds that all rules together must reach in a mail's favour to count as counter-evidence."""


def judge(findings: tuple[Finding, ...], undecided: tuple[NotEvaluated, ...], table: Weights | None = None) -> Verdict:
    """Weigh findings into a verdict: the label, both percentages, the reasons (heaviest first) and why this label.

    A reason's weight is in log-odds of phishing; for a rule about unwanted mail, in log-odds of being unwanted.
    """
    table = weights() if table is None else table
    weighed = [(finding, weight_of(finding, table)) for finding in findings]
    score, unwanted = _percentages(weighed, table)
    hard = tuple(finding.rule for finding in findings if finding.hard)
    independent = len({finding.hard for finding in findings if finding.hard})
    if not hard and any(finding.rule in table.caps for finding in findings):
        score = min(score, table.thresholds.capped)
    label, why = _label(weighed, score, unwanted, independent, table)
    return Verdict(
        label=label,
        score=score,
        unwanted=unwanted,
        reasons=_reasons(weighed),
        hard=hard,
        independent=independent,
        why=why,
        undecided=len(undecided),
    )


def weight_of(finding: Finding, table: Weights) -> Weight:
    """Return what a finding adds: the file's weight of its rule, else the default of its stance and severity."""
    if finding.severity is Severity.INFO:
        return Weight()
    known = table.rules.get(finding.rule)
    return known if known is not None else table.defaults[finding.stance]["hard" if finding.hard else finding.severity]


def _percentages(weighed: list[tuple[Finding, Weight]], table: Weights) -> tuple[int, int]:
    phishing = table.bias.phishing + sum(weight.phishing for _, weight in weighed)
    unwanted = table.bias.unwanted + sum(weight.unwanted for _, weight in weighed)
    top = max(phishing, unwanted, 0.0)
    parts = exp(phishing - top), exp(unwanted - top), exp(-top)
    return round(100 * parts[0] / sum(parts)), round(100 * parts[1] / sum(parts))


def _label(
    weighed: list[tuple[Finding, Weight]], score: int, unwanted: int, independent: int, table: Weights
) -> tuple[Label, str]:
    limits = table.thresholds
    if score >= limits.phishing and independent >= 2:
        return Label.PHISHING, "two-hard-facts"
    if score >= limits.likely:
        return Label.LIKELY_PHISHING, "score"
    if unwanted >= limits.unwanted and unwanted > score:
        return Label.UNWANTED, "unwanted"
    if score >= limits.suspicious:
        return Label.SUSPICIOUS, "score"
    # What speaks against the mail is set off: a cheap sign of honesty beside an account notice is no reason to vouch for it.
    balance = sum(weight.phishing for _, weight in weighed)
    if balance <= FOR and not independent and score <= limits.genuine and unwanted <= limits.genuine:
        return Label.LIKELY_GENUINE, "counter-evidence"
    weighty = any(weight.phishing or weight.unwanted for _, weight in weighed)
    return Label.UNDETERMINED, "too-little-known" if weighty else "nothing-found"


def _reasons(weighed: list[tuple[Finding, Weight]]) -> tuple[Weighed, ...]:
    told = [
        Weighed(rule=finding.rule, weight=weight.unwanted if finding.stance is Stance.UNWANTED else weight.phishing)
        for finding, weight in weighed
    ]
    return tuple(sorted((one for one in told if one.weight), key=lambda one: (-abs(one.weight), one.rule)))
