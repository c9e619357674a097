"""Signs drawn like a katakana: what stands in forged Japanese mail where a kana belongs."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def look_alikes() -> dict[str, str]:
    """Map each sign that is drawn like a katakana to that katakana (一 → ー, 口 → ロ)."""
    rows = tomllib.loads(files(__package__).joinpath("kana.toml").read_text("utf-8"))["katakana"]
    return {sign: kana for kana, row in rows.items() for sign in row}
