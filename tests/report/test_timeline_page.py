from __future__ import annotations

from tests.reported import bare, pocketcard, texts

from gyotaku.model.report import Figure
from gyotaku.report.timeline_page import build_timeline


def test_picture_and_table_say_the_same() -> None:
    """Every event of the picture's words is a row with its evidence."""
    report = build_timeline(pocketcard(), "ja")
    pieces = list(report.sections[0].pieces)
    figure = next(piece for piece in pieces if isinstance(piece, Figure))
    said = texts(pieces)
    assert "2026-03-10 | 差出人ドメイン gghxw[.]cn を登録" in said
    assert "2026-03-10 差出人ドメイン gghxw[.]cn を登録" in figure.alt
    assert report.sections[1].id == "similar"


def test_a_case_without_dates_says_so() -> None:
    """No empty picture."""
    report = build_timeline(bare(), "en", published=False)
    assert texts(list(report.sections[0].pieces)) == "Nothing with a date is on record yet."
    assert not report.published
