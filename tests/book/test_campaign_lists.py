"""Campaigns as lists show them."""

from __future__ import annotations

import json

import msgspec
import pytest
from tests.book.mails import analysed, mail

from gyotaku.book.facade import Book
from gyotaku.errors import UsageError


def test_a_campaign_line_is_the_contract(book: Book) -> None:
    """`campaigns --jsonl`: id, title, cases by hash, reasons; every field always there."""
    kept = book.keep([book.entry(*analysed(mail(number))) for number in range(1, 4)])
    (line,) = [json.loads(msgspec.json.encode(one)) for one in book.campaigns()]
    assert set(line) >= {"id", "title", "cases", "reasons"}
    assert line["cases"] == [one.sha256 for one in kept]
    assert all(isinstance(reason, str) and ": " in reason for reason in line["reasons"])
    assert line["title"]
    (said,) = [reason for reason in line["reasons"] if reason.startswith("body: ")]
    assert "第三者" in said or "いつも" in said, "a reason shows words, not the hash of a text"


def test_what_happened_is_told_in_order(book: Book) -> None:
    """Founding and joining are on record, with the case that did it."""
    kept = book.keep([book.entry(*analysed(mail(number))) for number in range(1, 4)])
    line, record = book.campaign(next(iter(book.campaigns())).id)
    assert [(one.author, one.action) for one in record] == [("gyotaku", "found"), ("gyotaku", "joined")]
    assert [one.sha256 for one in record] == [one.sha256 for one in kept[1:]]
    assert line.first
    assert line.last


def test_an_unknown_campaign_says_where_they_are_listed(book: Book) -> None:
    """A wrong id is one sentence."""
    with pytest.raises(UsageError, match="gyotaku campaigns lists them"):
        book.campaign("c0")
