"""Typefaces that name the system a template was written on."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_table


@cache
def simplified_chinese() -> frozenset[str]:
    """Return the names, lower case, of typefaces that come with systems in simplified Chinese."""
    table = read_table("fonts.toml")
    return frozenset(name.lower() for name in table["simplified"])
