"""Lists."""

from __future__ import annotations

import pytest
from tests.book.mails import analysed, mail

from gyotaku.book import listing
from gyotaku.book.facade import Book
from gyotaku.book.summary import ip_hex


@pytest.fixture
def filled(book: Book) -> Book:
    """Return a book of forty cases, ten of them of another sender."""
    entries = []
    for number in range(40):
        domain = "other.cn" if number % 4 == 0 else "mail.example"
        entries.append(book.entry(*analysed(mail(number, domain=domain, subject=f"ご利用確認 {number % 2}"))))
    book.keep(entries)
    return book


def test_lists_are_newest_first_and_end_where_asked(filled: Book) -> None:
    """The limit cuts the oldest."""
    found = filled.cases("", 5)
    assert len(found) == 5
    assert [one.seen for one in found] == sorted((one.seen for one in found), key=str, reverse=True)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ("sender:*.cn", 10),
        ("sender:other.cn", 10),
        ("sender:user4@other.cn", 1),
        ("sender:mail.example", 30),
        ("sender:*.example", 30),
        ("sender:other[.]cn", 10),
        ("ip:203.0.113.0/29", 7),
        ("ip:203.0.113.9", 1),
        ("ip:2001:db8::/32", 0),
        ("since:2026-06-27", 2),
        ("until:2026-06-01", 2),
        ("since:2026 until:2026", 40),
        ("tld:cn 確認", 10),
        ("確認 sender:user4@other.cn", 1),
        ("logyino", 40),
        ("hXXps://login7[.]phish[.]example", 1),
        ("brand:nobody", 0),
    ],
)
def test_a_filter_finds_what_it_names(filled: Book, wanted: str, count: int) -> None:
    """Each filter, alone and with others, with words and without."""
    assert len(filled.cases(wanted, 100)) == count


def test_a_stored_address_is_written_as_people_do() -> None:
    """IPv4 is kept as IPv6 so that ranges sort, and shown as IPv4."""
    assert listing.address(ip_hex("203.0.113.7")) == "203.0.113.7"
    assert listing.address(ip_hex("2001:db8::7")) == "2001:db8::7"
    assert listing.address(ip_hex("no address")) is None
