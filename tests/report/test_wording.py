"""A report in plain words."""

from __future__ import annotations

from tests.reported import pocketcard

from gyotaku.report import build
from gyotaku.report.wording import wording


def test_every_sentence_is_a_line_and_no_evidence_number_is_in_it() -> None:
    """Two editions are compared by what they say: a number that shifts is no change, and the list of evidence is left out."""
    report = build(pocketcard(), "ja")
    lines = wording(report).splitlines()
    assert lines[0] == " ".join(report.title.split())
    assert report.summary in lines
    assert any(" | " in line for line in lines)
    assert not any(section.title in lines[1:2] for section in report.sections if section.id == "evidence")
    assert "根拠の一覧" not in lines[-1]


def test_the_same_report_has_the_same_words() -> None:
    """Nothing in it depends on when it was written."""
    assert wording(build(pocketcard(), "en")) == wording(build(pocketcard(), "en"))
