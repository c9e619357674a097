"""How surprising a run of Latin letters is to somebody who knows English words and Japanese names (letters.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import add

from gyotaku.data.tables import read_table

_LETTERS = re.compile(r"[a-z]+")


@cache
def _bits() -> dict[str, float]:
    tree = read_table("letters.toml")
    return {
        first + second: tenths / 10
        for first, row in tree["rows"].items()
        for second, tenths in zip(tree["columns"], row, strict=True)
    }


@lru_cache(maxsize=8192)
def surprise(text: str) -> float:
    """Return the mean bits a letter costs, each run of letters (A–Z, case ignored) read as a word; 0.0 without letters.

    Words and names cost about 3.5 to 4.5 bits a letter, letters drawn evenly about 6 and more.
    """
    bits = _bits()
    total, count = 0.0, 0
    for run in _LETTERS.findall(text.lower()):
        total += sum(map(bits.__getitem__, map(add, f"^{run}", f"{run}$")))
        count += len(run) + 1
    return total / count if count else 0.0
