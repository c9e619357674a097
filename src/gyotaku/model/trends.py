"""What the book counts over time, language-free: one period beside the one before, and public figures beside both."""

from __future__ import annotations

from datetime import date

from gyotaku.model.noun import Noun


class Count(Noun, frozen=True, kw_only=True):
    """One value of a facet."""

    value: str
    """An id, never words of one language; `-` where the mails do not say."""
    now: int
    before: int = 0
    change: str = "few"
    """up | down | steady | few: what the two numbers allow to be said, chance considered."""


class Facet(Noun, frozen=True, kw_only=True):
    """One thing counted, its commonest values first."""

    name: str
    """brand | category | pretext | sender-class | tld | hosting | spoofed | hour | domain-age."""
    counts: tuple[Count, ...]
    more: int = 0
    """Values left out of `counts`."""
    rest: int = 0
    """Cases of those values, in the period."""


class Step(Noun, frozen=True, kw_only=True):
    """One period of the series."""

    begin: date
    cases: int
    others: int = 0
    """Mails that were not judged phishing."""


class PublicFigure(Noun, frozen=True, kw_only=True):
    """A figure somebody published about a month."""

    publisher: str
    period: str
    """`2026-01`."""
    facet: str
    """reports | urls | brands | listed …"""
    amount: int
    top: tuple[str, ...] = ()
    """Brands named most often, as the publisher spells them, with what it counts: `Amazon 17.4%`, `三井住友カード 310`."""
    source: str
    """Where it was printed, with a day where known."""
    own: int | None = None
    """Cases of this book in the same month; None when that month lies outside what was counted."""


class Trends(Noun, frozen=True, kw_only=True):
    """The trends of one period."""

    period: str
    """week (Monday to Sunday) | month."""
    begin: date
    end: date
    """Day after the last."""
    until: date
    """Day after the last one with a mail in the book: before `end`, the period may not be over."""
    before: date
    """First day of the period compared with."""
    total: Count
    others: int = 0
    """Mails of the period that were not judged phishing."""
    steps: tuple[Step, ...] = ()
    """This period and those before it, oldest first."""
    facets: tuple[Facet, ...] = ()
    figures: tuple[PublicFigure, ...] = ()
