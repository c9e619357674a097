"""The way to the newest cases of a filter."""

from __future__ import annotations

import itertools

import pytest
from sqlalchemy import text
from tests.book.mails import analysed, mail

from gyotaku.book import searching
from gyotaku.book.facade import Book
from gyotaku.book.filters import parse

WANTED = (
    "sender:other.cn 確認 since:2026-06-05",
    "ip:203.0.113.0/28 tld:cn",
    "ip:203.0.113.0/28",
    "sender:*.example logyino",
    "確認",
    "確認 until:2026-06-10",
    "pretext:verify 確認",
    "pretext:verify",
    "label:likely-phishing tld:cn",
    "label:likely-phishing tld:cn until:2026-06-10 ip:203.0.113.0/28",
    "",
)


@pytest.fixture
def filled(book: Book) -> Book:
    """A book of forty mails of two senders."""
    numbers = range(40)
    domains = ["other.cn" if number % 4 == 0 else "mail.example" for number in numbers]
    book.keep([book.entry(*analysed(mail(number, domain=domain))) for number, domain in zip(numbers, domains, strict=True)])
    return book


@pytest.mark.parametrize("few", [1, 3, 12, 5000])
@pytest.mark.parametrize("handful", [1, 100])
def test_the_way_a_list_is_found_never_changes_what_is_found(
    filled: Book, few: int, handful: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever condition leads, or none, however many rows are looked at together, the list is the same."""
    before = [filled.cases(one, 100) for one in WANTED]
    assert [len(one) for one in before[:5]] == [8, 4, 15, 30, 40]
    for name, value in (("FEW", few), ("HANDFUL", handful), ("AT_ONCE", few), ("TOP", few), ("WALKED", (few, 3 * few))):
        monkeypatch.setattr(searching, name, value)
    assert [filled.cases(one, 100) for one in WANTED] == before
    assert [filled.cases(one, 2) for one in WANTED] == [one[:2] for one in before]


@pytest.mark.parametrize("step", [1, 2, 3])
def test_mails_of_one_second_are_each_walked_once(filled: Book, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a step ends inside a second, the next one begins at the next mail of it."""
    with filled._database.writing() as connection:
        connection.execute(text("UPDATE specimen SET sorted = 1750000000 WHERE id % 8 <> 0"))
    wanted = (
        "label:likely-phishing tld:cn",
        "label:likely-phishing ip:203.0.113.0/28",
        "label:likely-phishing ip:203.0.113.0/28 tld:cn until:2026-06-10",
    )
    before = [filled.cases(one, 100) for one in wanted]
    assert [len(one) for one in before] == [10, 15, 4]
    monkeypatch.setattr(searching, "FEW", 1)
    monkeypatch.setattr(searching, "TOP", step)
    assert [filled.cases(one, 100) for one in wanted] == before


@pytest.mark.parametrize("few", [2, 5000])
def test_a_list_goes_on_behind_a_case(filled: Book, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page by page every case comes once, in the order of the whole list, also among mails of one second."""
    monkeypatch.setattr(searching, "FEW", few)
    monkeypatch.setattr(searching, "TOP", few)
    for wanted in WANTED:
        whole = [one.sha256 for one in filled.cases(wanted, 100)]
        pages: list[str] = []
        for _ in itertools.repeat(None, 20):
            page = filled.cases(wanted, 3, after=pages[-1] if pages else "")
            pages += [one.sha256 for one in page]
        assert pages == whole


def test_a_mail_that_changed_its_day_is_found_by_its_words(book: Book) -> None:
    """The full text stands in the order of the days: a new analysis may give a mail another one."""
    case, raw = analysed(mail(1))
    book.keep([book.entry(case, raw)])
    other, _ = analysed(mail(20))
    changed = type(case)(tool="gyotaku/next", specimen=case.specimen, evidence=other.evidence, verdict=other.verdict)
    book.keep([book.entry(changed, raw)], again=True)
    assert [one.sha256 for one in book.search("login20")] == [case.specimen.sha256]
    assert book.search("login1") == []
    assert len(book.search("確認")) == 1


def test_postgresql_takes_a_label_from_the_index_that_leads(filled: Book) -> None:
    """At a million cases each row of a common brand was read for its label; the index of a campaign has none."""
    kind = filled._database.kind
    with filled._database.reading() as connection:
        for lead, plain in (("tld:cn", kind == "postgresql"), ("campaign:c1", False), ("ip:203.0.113.0/28", False)):
            search = searching.Search(connection, kind, parse(f"{lead} label:likely-phishing"))
            where, _ = search._where(search._conditions[0])
            assert where.endswith("AND label = :v1_0") is plain, where
