"""Published monthly figures."""

from __future__ import annotations

from gyotaku.data.trends import latest, trends


def test_the_latest_month_is_never_after_the_mail() -> None:
    """A report on a mail of September must not quote November."""
    month = latest("2025-10")
    assert month is not None
    assert month.period == "2025-09", "October's figures are derived, and have no count of brands"


def test_old_figures_say_nothing_about_recent() -> None:
    """More than six months apart: no trend at all."""
    assert latest("2027-01") is None
    assert latest("2024-12") is None


def test_every_month_names_its_source() -> None:
    """A figure without a source is not printed."""
    assert all(month.url or month.via for month in trends().month)
    assert [month.period for month in trends().month] == sorted(month.period for month in trends().month)
