"""Words and marks of the header block, from header_traits.toml."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from gyotaku.data.tables import read_table


@cache
def _table() -> dict[str, Any]:
    return read_table("header_traits.toml")


@cache
def filter_tag_words() -> frozenset[str]:
    """Return the words filters write in brackets before a subject, lower case."""
    return frozenset(_table()["subject"]["filter_tags"])


@cache
def reply_marks() -> frozenset[str]:
    """Return the words mail programs write before the subject of a reply or a forwarded mail, lower case."""
    return frozenset(_table()["subject"]["reply_marks"])


@cache
def _mailers() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(entry["pattern"], re.IGNORECASE), tuple(entry["traits"])) for entry in _table()["mailer"])


@lru_cache(maxsize=1024)
def mailer_traits(name: str) -> tuple[str, ...] | None:
    """Return what kind of program a name in X-Mailer stands for; None when the table does not know it."""
    return next((traits for pattern, traits in _mailers() if pattern.search(name)), None)


@cache
def _services() -> dict[str, str]:
    return dict(_table()["services"])


def service_of_header(key: str) -> str | None:
    """Return the mailing service that writes a header field of this name (lower case), or None."""
    return _services().get(key)


def service_of_feedback(value: str) -> str | None:
    """Return the mailing service a Feedback-ID names in its last field, or None."""
    name: str | None = _table()["feedback"].get(value.rpartition(":")[2].strip().lower())
    return name


@cache
def _filters() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(".*".join(re.escape(piece) for piece in glob.split("*"))), product)
        for glob, product in _table()["filters"].items()
    )


@lru_cache(maxsize=2048)
def filter_product(key: str) -> str | None:
    """Return the filter that writes a header field of this name (lower case): empty when unknown which, None when none does."""
    return next((product for pattern, product in _filters() if pattern.fullmatch(key)), None)
