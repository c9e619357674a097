"""Words around links and forms: fields, closing lines, names of parameters (link_words.toml)."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from ahocorasick_rs import AhoCorasick

from gyotaku.data.tables import read_table


@cache
def _tree() -> dict[str, Any]:
    return read_table("link_words.toml")


def _joined(pieces: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(pieces), re.IGNORECASE)


@cache
def field_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what a form's field may ask for with the words that say so; the first that fits wins."""
    return tuple((ask, _joined(pieces)) for ask, pieces in _tree()["fields"].items())


@cache
def exact_words(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what a page's field asks for exactly: `before` (looked for first) or `personal` (what is personal told apart)."""
    return tuple((ask, _joined(pieces)) for ask, pieces in _tree()["exact"][group].items())


@cache
def _footer(place: str) -> AhoCorasick:
    return AhoCorasick(_tree()["footer"][place])


@lru_cache(maxsize=4096)
def speaks_of_footer(text: str, place: str) -> bool:
    """Whether a link speaks of a mail's closing lines: by its words (`texts`) or its path (`paths`)."""
    return bool(_footer(place).find_matches_as_indexes(text.lower()))


def first_of_footer(texts: list[str]) -> int | None:
    """Return the number of the first text in which a mail's closing lines begin, or None."""
    small = [text.lower() for text in texts]
    found = _footer("begins").find_matches_as_indexes("\n".join(small))
    if not found:
        return None
    return bisect_right(list(accumulate(len(text) + 1 for text in small)), found[0][1])


def footer_begins(text: str, start: int = 0) -> int:
    """Return where the closing lines begin in a text, looking from `start`; -1 when nothing says so."""
    rest = text[start:]
    low = rest.lower()
    if len(low) != len(rest):  # a few capitals grow when lowered; places would shift
        low = rest
    found = _footer("begins").find_matches_as_indexes(low)
    return start + found[0][1] if found else -1


@cache
def parameter_names(group: str) -> re.Pattern[str]:
    """Return names of parameters, to be matched whole: `identifiers`, `plain` (never personal), `leads` (hold a target)."""
    return _joined(_tree()["parameters"][group])


@lru_cache(maxsize=2048)
def is_named(name: str, group: str) -> bool:
    """Whether a parameter's name as a whole is one of a group of names."""
    return parameter_names(group).fullmatch(name) is not None


@cache
def common_locals() -> frozenset[str]:
    """Return local parts of addresses that are also everyday words of paths (`info`, `support`)."""
    return frozenset(_tree()["locals"]["common"])
