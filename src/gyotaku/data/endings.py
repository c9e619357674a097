"""Endings of host names that lists of confirmed phishing pages aimed at Japan are full of; see `endings.toml` for the source."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_table


@cache
def abused_endings() -> dict[str, int]:
    """Return the top-level domains with the number of distinct phishing domains the list holds under each."""
    return {str(ending): int(count) for ending, count in read_table("endings.toml")["endings"].items()}
