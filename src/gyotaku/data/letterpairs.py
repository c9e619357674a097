"""How surprising a word's letters are, by pairs."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_table

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def _bits() -> dict[str, float]:
    rows = read_table("letterpairs.toml")["rows"]
    found: dict[str, float] = {}
    for first, row in rows.items():
        head = "^" if first == "start" else first
        for second, digit in zip(_LETTERS + "$", row, strict=False):
            found[head + second] = int(digit, 36) / 2
    return found


def surprise(word: str) -> float:
    """Return the mean surprise of a word's letters in bits a letter; `word` holds only the letters a to z.

    Words of English and of romanised Japanese lie near 4, random letters near 6.
    """
    if not word:
        return 0.0
    bits = _bits()
    framed = f"^{word}$"
    return sum(bits[framed[at : at + 2]] for at in range(len(framed) - 1)) / (len(framed) - 1)
