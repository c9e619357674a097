"""Phish in the manner of published cases, made up for this project, must be called so."""

from __future__ import annotations

from pathlib import Path

import pytest

from gyotaku import analyse
from gyotaku.model.case import Label

MAILS = sorted((Path(__file__).parents[1] / "corpus").glob("phish-*.eml"))

MISSED = {"phish-en-bec-payroll"}
"""Known misses: no brand of the list, no strange link, nothing but plain words; docs/explanation/limits.md names the kinds."""


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_phish_is_flagged(path: Path) -> None:
    """Each published manner (spoofed domain, throw-away domain, broken-into site, rented page, short link) is flagged."""
    verdict = analyse(path.read_bytes(), name=path.name).verdict
    if path.stem in MISSED:
        assert verdict.label in {Label.UNDETERMINED, Label.SUSPICIOUS}
        return
    assert verdict.label in {Label.PHISHING, Label.LIKELY_PHISHING}, [(one.rule, one.weight) for one in verdict.reasons]


def test_the_word_itself_rests_on_independent_hard_facts() -> None:
    """Wherever the verdict says phishing, hard facts of two groups stand behind it; a third of these mails and more give them."""
    verdicts = [analyse(path.read_bytes(), name=path.name).verdict for path in MAILS]
    named = [one for one in verdicts if one.label is Label.PHISHING]
    assert all(one.independent >= 2 and len(one.hard) >= 2 for one in named)
    assert len(named) >= len(MAILS) // 3
