"""Typefaces that name the system a template was written on."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def simplified_chinese() -> frozenset[str]:
    """Return the names, lower case, of typefaces that come with systems in simplified Chinese."""
    table = tomllib.loads(files(__package__).joinpath("fonts.toml").read_text("utf-8"))
    return frozenset(name.lower() for name in table["simplified"])
