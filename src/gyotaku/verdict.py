"""The verdict: findings weighed. The weights live in one data file, `data/weights.toml`."""

from __future__ import annotations

from gyotaku.model.case import Label, Verdict
from gyotaku.model.finding import Finding, NotEvaluated


def judge(findings: tuple[Finding, ...], undecided: tuple[NotEvaluated, ...]) -> Verdict:
    """Weigh findings into a verdict."""
    return Verdict(label=Label.UNDETERMINED, score=0, undecided=len(undecided), hard=tuple(f.rule for f in findings if f.hard))
