"""Spellings of usual words with ASCII letters that look alike (Iedger, lmmediate, Micr0soft)."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_table


@cache
def spellings() -> dict[str, str]:
    """Map each look-alike spelling to the word it imitates."""
    table = read_table("twins.toml")
    words = table["words"].split()
    found: dict[str, str] = {}
    for word in words:
        inner = word[1:].replace("l", "I")
        changed = [
            ("I" if word[0] == "l" else word[0]) + word[1:],
            ("l" if word[0] == "I" else word[0]) + word[1:],
            # A capital I between lower-case letters; PayPal and others end with one.
            word[0] + inner,
            word.replace("l", "I") if word[0] == "l" else word,
        ]
        found |= {spelt: word for spelt in changed if spelt not in words}
    found |= {word[0] + word[1:].replace("o", "0"): word for word in table["zero"].split()}
    return found
