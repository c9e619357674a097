"""The synthetic books that size and speed are measured on (bench/book_cases.py, bench/book_bulk.py)."""

from __future__ import annotations

import importlib
import random
from pathlib import Path

import pytest
from tests.book.mails import analysed
from tests.book.upkeep.damage import looked

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns


def test_a_generated_book_is_as_adding_would_have_left_it(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Columns, words, keys and counts are what the book derives from its cases; mails can be added, and join."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "bench"))
    bulk, made = importlib.import_module("book_bulk"), importlib.import_module("book_cases")
    monkeypatch.setattr(made, "MOULDS", 6)
    bulk.fill(bulk.sink_of(where), made.cases(200), say=lambda _line: None)
    book = Book(where, Campaigns())
    assert looked(book) == []
    assert len(book.cases("", 1_000)) == 200
    line = max(book.campaigns(), key=lambda one: len(one.cases))
    assert len(line.cases) > 10
    chance = random.Random(3)  # noqa: S311 - a synthetic mail
    raw, mould = made.moulds(chance, 1)[0]
    campaign = made.Campaign(raw, mould, chance, 1)
    kept = book.keep([book.entry(*analysed(campaign.mail(chance))) for _ in range(3)])
    assert all(one.new for one in kept)
    assert looked(book) == []
    book.close()


def test_a_generated_book_of_the_first_form_is_brought_up_to_date(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What bench/book_upkeep.py times is a real migration: afterwards the book is sound, and finds what it found before."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "bench"))
    bulk, made, upkeep = (importlib.import_module(name) for name in ("book_bulk", "book_cases", "book_upkeep"))
    monkeypatch.setattr(made, "MOULDS", 6)
    bulk.fill(bulk.sink_of(where), made.cases(60), say=lambda _line: None)
    book = Book(where, Campaigns())
    before = book.search("確認", 100)
    book.close()
    upkeep.aged_on_server(where) if where.startswith("postgresql") else upkeep.aged(Path(where))
    told: list[str] = []
    book = Book(where, Campaigns(), told=told.append)
    assert any("0002" in line for line in told)
    assert book.search("確認", 100) == before != []
    assert looked(book) == []
    book.close()


def test_a_generated_book_may_have_the_bytes_of_its_mails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each case of such a book has a mail of about the size asked for, under its own hash."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "bench"))
    made, upkeep = (importlib.import_module(name) for name in ("book_cases", "book_upkeep"))
    monkeypatch.setattr(made, "MOULDS", 6)
    upkeep.filled(tmp_path / "book.sqlite", 20, 9_000)
    book = Book(str(tmp_path / "book.sqlite"), Campaigns())
    assert looked(book) == []
    assert all(8_000 < len(book.raw(line.sha256)) < 10_000 for line in book.cases("", 50))
    book.close()
