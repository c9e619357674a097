"""Damage to Japanese words: signs drawn like a katakana, sound marks lost, and the words usual in notices."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads(files(__package__).joinpath("kana.toml").read_text("utf-8"))
    return table


@cache
def look_alikes() -> dict[str, str]:
    """Map each sign that is drawn like a katakana to that katakana (一 → ー, 口 → ロ)."""
    return {sign: kana for kana, row in _table()["katakana"].items() for sign in row}


@cache
def katakana_words() -> frozenset[str]:
    """Return katakana words usual in companies' notices."""
    return frozenset(_table()["words"]["katakana"].split())


def damaged() -> dict[str, str]:
    """Map words spelt with a sign of the same shape to their right spelling (ロ座 → 口座)."""
    found: dict[str, str] = _table()["damaged"]
    return found


def sound_marks() -> dict[str, str]:
    """Map words with a sound mark lost or of the wrong kind to their right spelling (ごさいます → ございます)."""
    found: dict[str, str] = _table()["sound_marks"]
    return found
