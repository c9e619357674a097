"""The commands of the book."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.book.mails import mail

from gyotaku.cli.app import run


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return a book with four mails, three of one campaign."""
    for number in range(3):
        (tmp_path / f"{number}.eml").write_bytes(mail(number))
    (tmp_path / "x.eml").write_bytes(mail(9, subject="Lunch on Friday?", domain="friend.example", text="See you at noon.\n"))
    assert run(["add", str(tmp_path), "--book", str(tmp_path / "book" / "b.sqlite")]) == 0
    assert "4 added, 0 already in the book" in capsys.readouterr().err
    return str(tmp_path / "book" / "b.sqlite")


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_adding_again_adds_nothing(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run can be repeated or resumed."""
    assert run(["add", str(tmp_path / "1.eml"), str(tmp_path / "2.eml"), "--book", book, "--jsonl"]) == 0
    assert [line["new"] for line in _lines(capsys)] == [False, False]


def test_lists_filter_and_search(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A filter, Japanese words, and a defanged address find the cases."""
    for words, count in (
        (["cases"], 4),
        (["cases", "sender:*.example", "since:2026-06-02"], 3),
        (["search", "本人確認"], 3),
        (["search", "hXXps://login1[.]phish[.]example"], 1),
        (["cases", "--limit", "1"], 1),
    ):
        assert run([*words, "--book", book, "--jsonl"]) == 0
        assert len(_lines(capsys)) == count, words
    assert run(["cases", "--book", book]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_campaigns_print_the_contract(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    """id, title, cases, reasons: one line each; a single one can be looked at."""
    assert run(["campaigns", "--book", book, "--jsonl"]) == 0
    (line,) = _lines(capsys)
    assert {"id", "title", "cases", "reasons"} <= set(line)
    cases = line["cases"]
    assert isinstance(cases, list)
    assert len(cases) == 3
    assert run(["campaign", str(line["id"]), "--book", book]) == 0
    assert "found" in capsys.readouterr().out
    assert run(["campaigns", "--book", book]) == 0
    assert str(line["id"]) in capsys.readouterr().out


def test_a_case_is_shown_and_given_back(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`case` tells a person; `case --json` gives what `show` reads."""
    run(["cases", "本人確認", "--book", book, "--jsonl"])
    name = str(_lines(capsys)[0]["sha256"])
    assert run(["case", name[:10], "--book", book]) == 0
    assert "version 1" in capsys.readouterr().out
    assert run(["case", name[:10], "--book", book, "--json"]) == 0
    (tmp_path / "case.json").write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["show", str(tmp_path / "case.json"), "--lang", "en"]) == 0


def test_without_a_book_the_answer_is_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 6, one line."""
    assert run(["cases", "--book", str(tmp_path / "none.sqlite")]) == 6
    assert "there is no book yet; gyotaku add PATH" in capsys.readouterr().err
    assert run(["add", "--book", str(tmp_path / "none.sqlite")]) == 2
