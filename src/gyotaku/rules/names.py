"""How names are made: desks, rented lines, and strings nobody would choose."""

from __future__ import annotations

import re
from functools import lru_cache

from gyotaku.data.habits import desk, rented_line

WORD = re.compile(r"[a-z0-9]{4,}")
VOWELS = frozenset("aeiouy")
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")
MIXED = re.compile(r"[a-z]\d+[a-z]+\d|\d[a-z]+\d+[a-z]")
LONG = 7
"""Letters below which a label is too short to call it random."""


def desk_words(display: str) -> list[str]:
    """List the telling words of a display name that speaks for a desk; empty when it does not, or says nothing else."""
    if not desk().search(display):
        return []
    return WORD.findall(desk().sub(" ", display.lower()))


@lru_cache(maxsize=4096)
def random_label(label: str) -> bool:
    """Whether one DNS label or local part reads as made up by a machine: no vowels to speak it by, or letters and digits in turn.

    Deliberately narrow: abbreviations are short, and Japanese romanisation alternates consonants and vowels.
    """
    label = label.lower()
    if label.startswith("xn--"):
        return False
    letters = [char for char in label if char.isalpha()]
    digits = sum(char.isdigit() for char in label)
    if len(label) >= LONG and len(letters) >= LONG:
        spoken = sum(char in VOWELS for char in letters) / len(letters)
        if spoken < 0.17 or CONSONANTS.search(label):
            return True
    return len(label) >= 8 and digits >= 3 and bool(MIXED.search(label)) and digits < len(label) - 1


def rented(rdns: str, ip: str) -> bool:
    """Whether a reverse name reads as one a provider gave: it holds the address's own digits and a word of the trade."""
    parts = ip.split(".")
    digits = re.findall(r"\d+", rdns)
    numbered = len(parts) == 4 and sum(part in digits for part in set(parts)) >= min(3, len(set(parts)))
    return (numbered or len(digits) >= 3) and bool(rented_line().search(rdns))
