"""Words and marks of the header block, from header_traits.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("gyotaku.data") / "header_traits.toml").read_text("utf-8"))


@cache
def filter_tag_words() -> frozenset[str]:
    """Return the words filters write in brackets before a subject, lower case."""
    return frozenset(_table()["subject"]["filter_tags"])


@cache
def reply_marks() -> frozenset[str]:
    """Return the words mail programs write before the subject of a reply or a forwarded mail, lower case."""
    return frozenset(_table()["subject"]["reply_marks"])
