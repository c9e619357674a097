"""Typefaces that name the system a template was written on."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli


@cache
def simplified_chinese() -> frozenset[str]:
    """Return the names, lower case, of typefaces that come with systems in simplified Chinese."""
    table = tomli.loads(files(__package__).joinpath("fonts.toml").read_text("utf-8"))
    return frozenset(name.lower() for name in table["simplified"])
