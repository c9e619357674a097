"""Options about visits."""

from __future__ import annotations

from gyotaku.cli.visits import allowing
from gyotaku.settings import Settings, Visits


def test_ranges_are_added() -> None:
    """Ranges of the command line come on top of those of the settings."""
    before = Settings(visits=Visits(allow_networks=("10.0.0.0/8",)))
    assert allowing(before, ("127.0.0.2/32",)).visits.allow_networks == ("10.0.0.0/8", "127.0.0.2/32")
    assert allowing(before, ()) is before
