from __future__ import annotations

from datetime import date

import msgspec
import pytest
from tests.reported import texts

from gyotaku.export.html import html
from gyotaku.export.markdown import markdown
from gyotaku.model.report import Figure, Report, Table
from gyotaku.model.trends import Count, Facet, PublicFigure, Step, Trends
from gyotaku.report.trend_page import build_trends, trend_fact

TRENDS = Trends(
    period="week",
    begin=date(2026, 3, 9),
    end=date(2026, 3, 16),
    until=date(2026, 3, 16),
    before=date(2026, 3, 2),
    total=Count(value="", now=30, before=9, change="up"),
    others=4,
    steps=(Step(begin=date(2026, 3, 2), cases=9), Step(begin=date(2026, 3, 9), cases=30, others=4)),
    facets=(
        Facet(
            name="brand",
            counts=(Count(value="pocketcard", now=28, before=5, change="up"), Count(value="-", now=2, before=4)),
            more=2,
            rest=3,
        ),
        Facet(name="spoofed", counts=(Count(value="no", now=20, before=4), Count(value="yes", now=10, before=5))),
        Facet(name="hour", counts=(Count(value="07", now=12, before=1), Count(value="23", now=18, before=8))),
        Facet(name="hosting", counts=(Count(value="-", now=30, before=9),)),
        Facet(name="tld", counts=(Count(value="cn", now=30, before=9, change="up"),)),
    ),
    figures=(
        PublicFigure(
            publisher="P", period="2026-01", facet="reports", amount=202350, top=("A 9.1%",), source="https://p.example"
        ),
    ),
)


def _said(report: Report) -> str:
    return "\n".join(texts(list(section.pieces)) for section in report.sections)


def test_every_chart_has_its_numbers_as_a_table() -> None:
    """A picture alone tells a screen reader nothing, and a reader no number."""
    for section in build_trends(TRENDS, "ja", "gyotaku/1").sections:
        figures = [piece for piece in section.pieces if isinstance(piece, Figure)]
        tables = [piece for piece in section.pieces if isinstance(piece, Table)]
        assert len(tables) >= len(figures)
        for figure in figures:
            assert "件" in figure.alt
            assert figure.svg.startswith("<svg")


def test_the_page_in_words() -> None:
    """The sum, the brand most imitated, what rose, the share of forged senders."""
    said = _said(build_trends(TRENDS, "ja", "gyotaku/1"))
    assert "30件で、前の期間の9件より増えました。" in said
    assert "最も多く騙られたのはポケットカードで、28件でした。" in said
    assert "ポケットカード（5件から28件）" in said
    assert "10件で、全体の33%でした。" in said
    assert "7時台 | 12 | 1" in said
    assert "2026-01 | P | 報告件数 | 202,350 | A 9.1% | 集計の範囲外 | https://p.example" in said


def test_the_page_in_english() -> None:
    """The same numbers in English words."""
    said = _said(build_trends(TRENDS, "en", "gyotaku/1"))
    assert "Most often imitated was" in said
    assert ".cn | 30 | 9 | more" in said


def test_a_facet_of_which_nothing_is_known_is_left_out() -> None:
    """Thirty times "unknown" is no trend."""
    assert "hosting" not in {section.id for section in build_trends(TRENDS, "ja", "gyotaku/1").sections}


@pytest.mark.parametrize("change", ["up", "down", "steady", "few"])
def test_each_change_has_its_sentence(change: str) -> None:
    """Small numbers are called small."""
    one = msgspec.structs.replace(TRENDS, total=Count(value="", now=3, before=1, change=change), until=date(2026, 3, 12))
    report = build_trends(one, "ja", "gyotaku/1")
    assert report.summary.startswith("フィッシングと判定したメールは3件")
    assert "2026-03-11 まで" in _said(report)


def test_the_page_stands_alone() -> None:
    """One file under a strict policy: no script, nothing loaded, no specimen named."""
    page = html(build_trends(TRENDS, "ja", "gyotaku/1")).decode()
    assert "default-src &#39;none&#39;" in page
    assert "<script" not in page
    assert "SHA-256" not in page
    assert "SHA-256" not in markdown(build_trends(TRENDS, "ja", "gyotaku/1")).decode()


def test_a_month_in_one_fact_for_the_report_of_a_mail() -> None:
    """Running text of both languages, of no publisher: it is the user's own count."""
    fact = trend_fact(msgspec.structs.replace(TRENDS, period="month", begin=date(2026, 3, 1)))
    assert (fact.period, fact.publisher) == ("2026-03", "")
    assert fact.text_ja.startswith("フィッシングと判定したメールは30件")
    assert "Most often imitated was" in fact.text_en
