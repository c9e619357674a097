"""Radicals that look like ideographs: the ideograph a reader means when a font or a file names the radical."""

from __future__ import annotations

import unicodedata
from functools import cache

from gyotaku.data.tables import read_table


@cache
def _table() -> dict[str, str]:
    pairs = read_table("radicals.toml")["pairs"]
    return {pair[0]: pair[1] for pair in pairs}


def ideograph(character: str) -> str:
    """Return the ideograph for a Kangxi radical or one of the supplement (U+2E80 to U+2FD5); any other character itself."""
    if not "\u2e80" <= character <= "\u2fd5":
        return character
    return _table().get(character) or unicodedata.normalize("NFKC", character)
