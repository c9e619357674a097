"""Dates as mail programs write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.observe.moments import read_moment

JST = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("text", "at", "zone"),
    [
        ("Sun, 15 Mar 2026 17:29:00 +0900 (JST)", datetime(2026, 3, 15, 17, 29, tzinfo=JST), "+0900"),
        ("15 Mar 26 17:29 GMT", datetime(2026, 3, 15, 17, 29, tzinfo=UTC), "GMT"),
        ("Tue, 24 Dec 91 05:52:04 -0800", datetime(1991, 12, 24, 13, 52, 4, tzinfo=UTC), "-0800"),
        ("Sun Mar 15 17:29:00 2026", datetime(2026, 3, 15, 17, 29, tzinfo=UTC), None),
        ("2026-03-15T17:29:00+09:00", datetime(2026, 3, 15, 17, 29, tzinfo=JST), "+09:00"),
        ("2026年3月15日(日) 17:29", datetime(2026, 3, 15, 17, 29, tzinfo=UTC), None),
        ("日, 15 3月 2026 17:29:00 +0900", datetime(2026, 3, 15, 17, 29, tzinfo=JST), "+0900"),
        ("March 15, 2026 5:29:00 PM", datetime(2026, 3, 15, 17, 29, tzinfo=UTC), None),
        ("Mon, 2 Jan 2006 24:00:00 +0000", datetime(2006, 1, 3, tzinfo=UTC), "+0000"),
        ("Mon, 13 May 2019 19:23:04 GMT+0800", datetime(2019, 5, 13, 11, 23, 4, tzinfo=UTC), "GMT+0800"),
        ("Sun, 15 Mar 2026 17:29:00 JST", datetime(2026, 3, 15, 8, 29, tzinfo=UTC), "JST"),
        ("Sun, 15 Mar 2026 17:29:00 -0000", datetime(2026, 3, 15, 17, 29, tzinfo=UTC), "-0000"),
    ],
)
def test_layouts(text: str, at: datetime, zone: str | None) -> None:
    """RFC 5322, its obsolete forms and the forms programs wrongly write are read; the zone stays as written."""
    moment = read_moment(text)
    assert moment.at == at
    assert moment.zone == zone


@pytest.mark.parametrize(
    "text", ["", "12-08-2023", "Fri, 31 Feb 2020 00:00:00 GMT", "1 Jan 2020 00:00:00 +9900", "25:61 tomorrow"]
)
def test_unreadable_is_none(text: str) -> None:
    """A date that is none is None, never invented."""
    assert read_moment(text).at is None


def test_weekday() -> None:
    """The weekday written is compared with the date's own; none written is no mismatch."""
    assert read_moment("Sun, 15 Mar 2026 17:29:00 +0900").weekday_matches is True
    assert read_moment("Mon, 15 Mar 2026 17:29:00 +0900").weekday_matches is False
    assert read_moment("2026/2/28 (日) 10:00").weekday_matches is False
    assert read_moment("15 Mar 2026 17:29:00 +0900").weekday_matches is None


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    """Any text gives a moment or None."""
    moment = read_moment(text)
    assert moment.at is None or moment.at.tzinfo is not None
