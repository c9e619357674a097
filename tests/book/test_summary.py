"""A case in columns."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.book.mails import analysed, mail

from gyotaku.book.summary import ip_hex, summary


def test_columns_say_what_the_evidence_says() -> None:
    """Sender, source, time and subject come from the facts; what is unknown is empty."""
    case, _ = analysed(mail(4))
    columns = summary(case)
    assert (columns.sender, columns.sender_domain, columns.tld) == ("user4@mail.example", "mail.example", "example")
    assert columns.ip == "203.0.113.5"
    assert columns.seen == datetime(2026, 6, 5, 1, tzinfo=UTC)
    assert columns.hour == 10
    assert (columns.label, columns.score) == (case.verdict.label.value, case.verdict.score)
    assert columns.domain_age is None


def test_a_date_nobody_could_mean_is_no_date() -> None:
    """A mail of the year 2101 or 1970 would stand on top or at the end of every list."""
    case, _ = analysed(b"From: a@b.example\r\nSubject: x\r\nDate: Mon, 1 Jan 2170 00:00:00 +0000\r\n\r\nbody\r\n")
    assert summary(case).seen is None


def test_addresses_sort_as_numbers() -> None:
    """A range of addresses is a range of text."""
    assert ip_hex("9.255.255.255") < ip_hex("10.0.0.0") < ip_hex("203.0.113.1")
    assert len(ip_hex("2001:db8::1")) == 32
    assert ip_hex("nonsense") == ""
