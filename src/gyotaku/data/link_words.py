"""Words around links and forms as compiled patterns: fields, closing lines, names of parameters (link_words.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _tree() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("link_words.toml").read_text("utf-8"))


def _joined(pieces: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(pieces), re.IGNORECASE)


@cache
def field_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what a form's field may ask for with the words that say so; the first that fits wins."""
    return tuple((ask, _joined(pieces)) for ask, pieces in _tree()["fields"].items())


@cache
def footer_words(place: str) -> re.Pattern[str]:
    """Return the words of a mail's closing lines: `begins` (where they begin), `texts` and `paths` of their links."""
    return _joined(_tree()["footer"][place])


@cache
def parameter_names(group: str) -> re.Pattern[str]:
    """Return names of parameters, to be matched whole: `identifiers`, `plain` (never personal), `leads` (hold a target)."""
    return _joined(_tree()["parameters"][group])


@cache
def common_locals() -> frozenset[str]:
    """Return local parts of addresses that are also everyday words of paths (`info`, `support`)."""
    return frozenset(_tree()["locals"]["common"])
