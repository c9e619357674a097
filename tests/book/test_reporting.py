"""The words of a report that was made, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gyotaku.book.reporting import LONGEST, dated, reported
from gyotaku.errors import UsageError
from gyotaku.model.case import Decided, Reported

NOW = datetime(2026, 3, 15, 16, 30, tzinfo=UTC)
DAY = date(2026, 3, 16)
"""In Japan it is the next day already."""


def _read(value: str) -> Reported:
    return reported(Decided(at=NOW, author="Sato", kind="reported", value=value))


def test_a_day_and_a_moment_come_back_as_they_were_told() -> None:
    """A day stays a day, without an invented hour; what is told at once has its moment and its day in Japan."""
    assert _read(dated(" a  desk ", DAY, NOW)) == Reported(to="a desk", on=DAY)
    assert dated("a desk", None, NOW) == "2026-03-16T01:30+09:00 a desk"
    assert _read(dated("a desk", None, NOW)) == Reported(to="a desk", on=DAY, at=NOW)


@pytest.mark.parametrize(
    "value", ["a desk", "2026-13-01 desk", "2026-03-16Tdesk", "9999-12-31T23:59+00:00 desk", "0001-01-01T00:00+14:00 x"]
)
def test_an_import_without_a_day_is_of_the_day_it_was_written(value: str) -> None:
    """Whatever another program wrote into an export, the case can still be read."""
    assert _read(value) == Reported(to=value, on=DAY, at=NOW)


def test_what_has_not_happened_is_no_report() -> None:
    """Tomorrow in Japan is refused, and so is a whole letter as the name of a place."""
    with pytest.raises(UsageError, match="2026-03-17 has not come yet"):
        dated("a desk", date(2026, 3, 17), NOW)
    with pytest.raises(UsageError, match=f"longer than {LONGEST}"):
        dated("x" * (LONGEST + 1), DAY, NOW)
