"""Words beside which a mail tells, in quotation marks, what false mail says."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gyotaku.data.folding import fold
from gyotaku.data.tables import read_table


class Reported(NamedTuple):
    """The lists, compiled for folded text."""

    beside: re.Pattern[str]
    before: re.Pattern[str]
    """At the end of what stands ahead of the opening mark."""
    never: re.Pattern[str]
    """What a house says that it never does."""


@cache
def reported() -> Reported:
    """Return the patterns of data/reported.toml."""
    table = read_table("reported.toml")
    beside = "|".join(_literal(word) for word in sorted(table["beside"], key=len, reverse=True))
    before = "|".join(re.escape(fold(word)) for word in table["before"])
    never = "|".join(re.escape(fold(word)) for word in table["never"])
    return Reported(re.compile(beside), re.compile(rf"(?<![a-z])(?:{before})[ :]{{0,2}}$"), re.compile(never))


def _literal(word: str) -> str:
    literal = re.escape(fold(word.rstrip("*")))
    if not literal[0].isascii():
        return literal
    return rf"(?<![a-z]){literal}" + ("" if word.endswith("*") else "(?![a-z])")
