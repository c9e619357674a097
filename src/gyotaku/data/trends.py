"""Published monthly figures about phishing in Japan, each with its period and source."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_record
from gyotaku.model.noun import Noun


class Month(Noun, frozen=True, kw_only=True):
    """Figures of one month: counts of reports, distinct URLs and brands; shares in percent."""

    period: str
    reports: int
    urls: int
    brands: int | None = None
    """None for a month whose other figures were derived from what its neighbour states."""
    url: str = ""
    via: str = ""
    """The press that printed the figures, where the publisher's own page was not at hand."""
    top: tuple[tuple[str, float], ...] = ()
    spoofed: float | None = None
    """Share of mails whose From used a genuine domain of the brand."""


class Trends(Noun, frozen=True, kw_only=True):
    """All months of one publisher, oldest first."""

    publisher: str
    publisher_en: str
    month: tuple[Month, ...]


@cache
def trends() -> Trends:
    """Load the figures."""
    return read_record("trends.toml", Trends)


def latest(period: str) -> Month | None:
    """Return the newest whole month not after a period (`2026-03`) and at most six months before it, or None."""
    year, month = (int(piece) for piece in period.split("-"))
    for one in reversed(trends().month):
        then_year, then_month = (int(piece) for piece in one.period.split("-"))
        age = (year - then_year) * 12 + month - then_month
        if 0 <= age <= 6 and one.brands is not None:
            return one
    return None
