"""Write src/gyotaku/data/letters.toml: how often one Latin letter follows another in names that people make up.

Sources: the words of the docstrings of Python's own standard library (English), and Japanese syllables in Hepburn spelling put
together evenly (names in Latin letters). Only counts of letter pairs are kept. Run: .venv/bin/python scripts/letters.py
"""

from __future__ import annotations

import ast
import math
import re
import sysconfig
from collections import Counter
from itertools import product
from pathlib import Path

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
TARGET = Path(__file__).parents[1] / "src/gyotaku/data/letters.toml"
SYLLABLES = [
    *(consonant + vowel for consonant in ("", *"kgsztdnhbpmyrw", "sh", "ch", "ky", "ry") for vowel in "aiueo"),
    *("n", "kai", "sei", "tai", "dai", "sen", "ken", "kin", "gin", "kyo", "kyu"),
    *("shu", "ryo", "nyu", "hyo", "jo", "ju", "kou", "sou"),
]
HEAD = """# Bits of surprise when one Latin letter follows another (row: first, ^ the beginning; column: second, $ the end) in
# English words and Japanese names in Hepburn spelling. Made by scripts/letters.py from docstrings of Python's standard
# library (PSF licence; only counts of letter pairs are kept) and evenly combined syllables. Tenths of a bit, add-one smoothing.
source = "scripts/letters.py"
date = "2026-11-24"
columns = "abcdefghijklmnopqrstuvwxyz$"

[rows]
"""


def english() -> Counter[str]:
    """Count the words of the standard library's docstrings, each at most 50 times so that jargon does not drown the rest."""
    words: Counter[str] = Counter()
    for source in sorted(Path(sysconfig.get_path("stdlib")).glob("*.py")):
        for node in ast.walk(ast.parse(source.read_text("utf-8", "replace"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                words.update(re.findall(r"\b[a-z]{3,16}\b", (ast.get_docstring(node) or "").lower()))
    return Counter({word: min(count, 50) for word, count in words.items() if count > 1})


def main() -> None:
    """Count, smooth, write."""
    pairs: Counter[tuple[str, str]] = Counter()
    for word, count in english().items():
        for pair in zip(f"^{word}", f"{word}$", strict=True):
            pairs[pair] += count
    half = sum(pairs.values()) / 2
    japanese: Counter[tuple[str, str]] = Counter()
    for syllables in product(SYLLABLES, repeat=3):
        word = "".join(syllables)
        japanese.update(zip(f"^{word}", f"{word}$", strict=True))
    scale = half / sum(japanese.values())
    for pair, count in japanese.items():
        pairs[pair] += round(count * scale)
    lines = []
    for first in f"^{ALPHABET}":
        total = sum(pairs[first, second] + 1 for second in f"{ALPHABET}$")
        bits = [round(-10 * math.log2((pairs[first, second] + 1) / total)) for second in f"{ALPHABET}$"]
        lines.append(f'"{first}" = {bits}')
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
