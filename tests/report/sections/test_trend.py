from __future__ import annotations

from tests.reported import page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import Trend
from gyotaku.model.report import Basis, Paragraph
from gyotaku.report.sections.trend import trend


def test_no_trend_without_a_source() -> None:
    """Nothing is said about what is going round unless somebody published it."""
    assert trend(page(pocketcard())) == []


def test_a_trend_names_its_source_and_month() -> None:
    """The figure of the language, then publisher and period, as an answer from outside."""
    fact = Trend(period="2026-01", text_ja="報告は2件でした。", text_en="There were 2 reports.", publisher="P")
    one = with_facts(pocketcard(), seen(fact, source="trends"))
    assert texts(trend(page(one))) == "報告は2件でした。\n出典：P（2026-01 の公表値）"
    (piece,) = trend(page(one, "en"))
    assert isinstance(piece, Paragraph)
    assert piece.sentences[0].text == "There were 2 reports."
    assert {sentence.basis for sentence in piece.sentences} == {Basis.OUTSIDE}


def test_the_books_own_counts_say_that_they_are_its_own() -> None:
    """A fact without a publisher is the user's own book's, and only that."""
    fact = Trend(period="2026-03", text_ja="件数は9件です。", text_en="There were 9.", publisher="")
    said = texts(trend(page(with_facts(pocketcard(), seen(fact, source="case book")))))
    assert said == "このケースブックの 2026-03 の集計（保存したメールだけを数えた件数）は、次のとおりです。\n件数は9件です。"
