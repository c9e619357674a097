from __future__ import annotations

from datetime import date

import msgspec
import pytest
from sqlalchemy import insert
from tests.book.mails import analysed, mail

from gyotaku.book.facade import Book
from gyotaku.book.schema import figure
from gyotaku.book.trends import Split, begin_of, facet, step_back, trends, window
from gyotaku.data import jpcert
from gyotaku.model.case import Label
from gyotaku.model.trends import Trends


def _book(book: Book) -> None:
    entries = []
    for number in range(1, 15):
        case, raw = analysed(mail(number))
        judged = msgspec.structs.replace(case.verdict, label=Label.PHISHING)
        entries.append(book.entry(msgspec.structs.replace(case, verdict=judged), raw))
    book.keep(entries)


def _read(book: Book, period: str, on: date | None = None) -> Trends | None:
    with book._database.reading() as connection:
        return trends(connection, period, on)


def test_a_week_beside_the_one_before(book: Book) -> None:
    """Monday to Sunday, every facet, the series, and what may be said."""
    _book(book)
    found = _read(book, "week", date(2026, 6, 10))
    assert found is not None
    assert (found.begin, found.end, found.before) == (date(2026, 6, 8), date(2026, 6, 15), date(2026, 6, 1))
    assert (found.total.now, found.total.before, found.total.change) == (7, 6, "steady")
    assert [step.cases for step in found.steps][-2:] == [6, 7]
    brands = next(one for one in found.facets if one.name == "brand")
    assert [(one.value, one.now) for one in brands.counts] == [("pocketcard", 7)]


def test_a_month_not_over_is_compared_with_as_many_days(book: Book) -> None:
    """The newest mail is of the fifteenth; of May only the first fifteen days count."""
    _book(book)
    found = _read(book, "month")
    assert found is not None
    assert (found.begin, found.until, found.end) == (date(2026, 6, 1), date(2026, 6, 16), date(2026, 7, 1))
    assert window("month", date(2026, 6, 1), date(2026, 6, 15)).before_until == date(2026, 5, 16)


def test_public_figures_stand_beside_with_their_source(book: Book) -> None:
    """What was imported and what comes with the package, each dated and attributed, beside the book's own count."""
    _book(book)
    row = {"publisher": "JPCERT/CC", "period": "2026-05", "facet": "listed", "value": "", "amount": 1234, "source": "202605.csv"}
    with book._database.writing() as connection:
        connection.execute(insert(figure), row)
    found = _read(book, "month")
    assert found is not None
    listed = [one for one in found.figures if one.publisher == "JPCERT/CC"]
    assert [(one.amount, one.source, one.own) for one in listed] == [(1234, "202605.csv", 0)]
    assert {one.period for one in found.figures if one.facet == "reports"} >= {"2026-01"}
    assert all(one.source for one in found.figures)


def test_the_imported_list_stands_beside(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The months of JPCERT/CC's list that the user imported, with the brands named most, attributed."""
    rows = [
        jpcert.Row(day=date(2026, 5, day), url=f"https://x{day}.example/", brand="甲" if day < 4 else "乙") for day in range(1, 6)
    ]
    table = jpcert.Listed("the test's own", jpcert.pack(rows))
    monkeypatch.setattr(jpcert, "listed", lambda: table)
    _book(book)
    found = _read(book, "month")
    assert found is not None
    assert [(one.period, one.amount, one.top, one.source) for one in found.figures if one.publisher == "JPCERT/CC"] == [
        ("2026-05", 5, ("甲 3", "乙 2"), jpcert.SOURCE)
    ]


def test_an_empty_book_has_no_trends(book: Book) -> None:
    """Nothing is made up."""
    assert _read(book, "week") is None


@pytest.mark.parametrize(
    ("period", "day", "begin", "before"),
    [
        ("week", date(2026, 3, 15), date(2026, 3, 9), date(2026, 3, 2)),
        ("month", date(2026, 1, 31), date(2026, 1, 1), date(2025, 12, 1)),
    ],
)
def test_periods_follow_the_calendar(period: str, day: date, begin: date, before: date) -> None:
    """A Sunday ends its week; January follows December."""
    assert begin_of(period, day) == begin
    assert step_back(period, begin) == before
    assert step_back(period, before, -1) == begin


def test_the_commonest_values_are_named_and_the_rest_counted() -> None:
    """A long tail is one row."""
    found = facet("brand", [Split(f"b{number:02d}", 30 - number, 0) for number in range(15)], 0.5)
    assert len(found.counts) == 10
    assert (found.more, found.rest) == (5, 20 + 19 + 18 + 17 + 16)
    assert found.counts[0].change == "up"
