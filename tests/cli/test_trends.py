from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from tests.book.mails import analysed, mail

from gyotaku.cli.app import run
from gyotaku.desk import Desk
from gyotaku.model.case import Label


@pytest.fixture
def book(tmp_path: Path) -> str:
    """A book with five phishing mails of June 2026."""
    where = str(tmp_path / "book.sqlite")
    kept = Desk().book(where, create=True)
    for number in range(1, 6):
        case, raw = analysed(mail(number))
        judged = msgspec.structs.replace(case.verdict, label=Label.PHISHING)
        kept.keep([kept.entry(msgspec.structs.replace(case, verdict=judged), raw)])
    kept.close()
    return where


def test_a_page_of_its_own(book: str, tmp_path: Path) -> None:
    """--html writes one file in the language asked for."""
    assert run(["trends", "--book", book, "--html", str(tmp_path / "t.html"), "--lang", "en"]) == 0
    assert "Phishing trends, week of" in (tmp_path / "t.html").read_text(encoding="utf-8")


def test_text_and_json(book: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Markdown for people, one line of JSON for programs."""
    assert run(["trends", "--book", book, "--by", "month", "--on", "2026-06-03"]) == 0
    assert "フィッシングの傾向（2026-06）" in capfdbinary.readouterr().out.decode()
    assert run(["trends", "--book", book, "--jsonl"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["total"]["now"] == 5


def test_a_wrong_day_or_place_is_an_error(book: str, capfd: pytest.CaptureFixture[str]) -> None:
    """One clear line each."""
    assert run(["trends", "--book", book, "--on", "yesterday"]) == 2
    assert "write it as 2026-03-15" in capfd.readouterr().err
    assert run(["trends", "--book", book, "--html", "/no/such/folder/t.html"]) == 2
    assert "cannot be written" in capfd.readouterr().err


def test_an_empty_book_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """No page of zeros."""
    where = str(tmp_path / "book.sqlite")
    Desk().book(where, create=True).close()
    assert run(["trends", "--book", where]) == 0
    assert "nothing to count" in capfd.readouterr().err
