from __future__ import annotations

from datetime import date

from tests.reported import page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import Sighting
from gyotaku.report.sections.similar import similar


def test_earlier_cases_are_listed_with_what_they_share() -> None:
    """Case, day and what is in common, and that it proves no common author."""
    more = seen(Sighting(case="c1", seen=date(2026, 2, 1), shares=("sender-domain", "body"), subject="別の件名"), source="book")
    said = texts(similar(page(with_facts(pocketcard(), more))))
    assert "2件あります" in said
    assert "別の件名 | 2026-02-01 | 差出人のドメイン、本文" in said
    assert "過去のポケットカード偽装事案 | 記載なし | 騙られたブランド" in said
    assert "証明にはなりません" in said


def test_no_comparison_is_said() -> None:
    """Without a case book the section says that nothing was compared."""
    assert texts(similar(page(with_facts(pocketcard(), without=(Sighting,))))) == "過去の事例との比較：確認できず。"
