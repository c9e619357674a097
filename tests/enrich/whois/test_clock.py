"""Dates of registries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.data.whois import Server
from gyotaku.enrich.whois.clock import offset, stamp

CHINA = Server(zone="+08:00")
NOBODY = Server()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2003-03-17", date(2003, 3, 17)),
        ("2005/05/30", date(2005, 5, 30)),
        ("2007. 03. 02.", date(2007, 3, 2)),
        ("20020903000000", date(2002, 9, 3)),
        ("19990518 #162310", date(1999, 5, 18)),
        ("2001-Aug-23.", date(2001, 8, 23)),
        ("12-Feb-2006 18:08:52 UTC", date(2006, 2, 12)),
        ("2nd April, 2001", date(2001, 4, 2)),
        ("21-March-2002", date(2002, 3, 21)),
        ("Thu Aug 03 2006", date(2006, 8, 3)),
        ("Tue Feb 10 09:42:42 2004", date(2004, 2, 10)),
        ("Mar 25 01:57:22 PDT 2009", date(2009, 3, 25)),
        ("27/07/2000", date(2000, 7, 27)),
        ("30.01.2006 18:55:00", date(2006, 1, 30)),
        ("16/09/03", date(2003, 9, 16)),
        ("30/06/98", date(1998, 6, 30)),
        ("Friday 7th November 2003", date(2003, 11, 7)),
    ],
)
def test_every_known_form_gives_its_day(text: str, day: date) -> None:
    """The forms that 209 registries print are read to the day they mean."""
    found = stamp(text, NOBODY)
    assert found is not None
    assert found.day == day


def test_a_naive_time_is_in_the_registrys_zone() -> None:
    """CNNIC prints China time without a zone: 00:30 there is still the day before in UTC."""
    found = stamp("2026-03-12 00:30:00", CHINA)
    assert found is not None
    assert found.day == date(2026, 3, 12)
    assert found.at == datetime(2026, 3, 11, 16, 30, tzinfo=UTC)


def test_a_printed_zone_wins_over_the_registrys() -> None:
    """A zone that stands in the answer is what the server says; the table is for answers without one."""
    found = stamp("2026-03-12T00:30:00Z", CHINA)
    assert found is not None
    assert found.at == datetime(2026, 3, 12, 0, 30, tzinfo=UTC)


def test_a_time_in_nobody_knows_which_zone_is_only_a_day() -> None:
    """No zone is invented: without one there is no moment."""
    found = stamp("2026-03-12 00:30:00", NOBODY)
    assert found is not None
    assert found.at is None


@pytest.mark.parametrize("text", ["", "n/a", "before", "2026-13-40", "31/02/2020", "0000-00-00", "99:99"])
def test_what_is_no_date_is_none(text: str) -> None:
    """An impossible date is none, never a made-up one."""
    assert stamp(text, NOBODY) is None


def test_the_order_of_numbers_is_the_servers() -> None:
    """`03/04/2013` is April, and March where a server is known to put the month first."""
    assert stamp("03/04/2013", NOBODY) == stamp("2013-04-03", NOBODY)
    assert stamp("03/04/2013", Server(order="mdy")) == stamp("2013-03-04", NOBODY)


def test_offsets() -> None:
    """Names of zones that mean several are no zone; numbers are read exactly."""
    assert offset("(JST)") == timezone(timedelta(hours=9))
    assert offset("+02") == timezone(timedelta(hours=2))
    assert offset("-0700") == timezone(-timedelta(hours=7))
    assert offset("(GMT+0:00)") == UTC
    assert offset("CST") is None
    assert offset("+99") is None


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing(text: str) -> None:
    """An answer is somebody else's bytes: no text raises."""
    found = stamp(text, CHINA)
    assert found is None or 1 <= found.day.year <= 9999
