"""Endings of host names that lists of confirmed phishing pages aimed at Japan are full of; see `endings.toml` for the source."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli


@cache
def abused_endings() -> dict[str, int]:
    """Return the top-level domains with the number of distinct phishing domains the list holds under each."""
    text = (files("gyotaku") / "data" / "endings.toml").read_text(encoding="utf-8")
    return {str(ending): int(count) for ending, count in tomli.loads(text)["endings"].items()}
