from __future__ import annotations

from datetime import date

from msgspec import structs
from tests.reported import bare, pocketcard, texts

from gyotaku.model.case import Decisions, Reported
from gyotaku.model.report import Basis, Figure, Table
from gyotaku.report.timeline_page import build_timeline


def test_picture_and_table_say_the_same() -> None:
    """Every event of the picture's words is a row with its evidence."""
    report = build_timeline(pocketcard(), "ja")
    pieces = list(report.sections[0].pieces)
    figure = next(piece for piece in pieces if isinstance(piece, Figure))
    said = texts(pieces)
    assert "2026-03-10 | 差出人ドメイン gghxw[.]cn を登録" in said
    assert "2026-03-10 差出人ドメイン gghxw[.]cn を登録" in figure.alt
    assert [section.id for section in report.sections] == ["timeline", "similar", "evidence"]


def test_a_case_without_dates_says_so() -> None:
    """No empty picture."""
    report = build_timeline(bare(), "en", published=False)
    assert texts(list(report.sections[0].pieces)) == "Nothing with a date is on record yet."
    assert not report.published


def test_a_report_is_a_row_that_rests_on_an_analyst() -> None:
    """The table has it as the picture does, marked as resting on no evidence."""
    one = structs.replace(pocketcard(), decisions=Decisions(reported=(Reported(to="police", on=date(2026, 3, 16)),)))
    pieces = list(build_timeline(one, "en").sections[0].pieces)
    table = next(piece for piece in pieces if isinstance(piece, Table))
    assert [cell.text for cell in table.rows[-1]] == ["2026-03-16", "reported to Police (cybercrime desk of your prefecture)"]
    assert [(cell.cites, cell.basis) for cell in table.rows[-1]] == [((), Basis.NOTE)] * 2
