"""Glyphs that simplified Chinese has and Japanese has not."""

from __future__ import annotations

import re
from functools import cache

from gyotaku.data.tables import read_table


@cache
def glyphs() -> re.Pattern[str]:
    """Return a pattern for one simplified glyph: in GB 2312 but in no Japanese set, or listed.

    The character sets keep out names written with rare but Japanese glyphs (髙, 﨑, 證). They hold a few hundred simplified
    glyphs as variants that nobody writes (网, 确); those of them that are listed count.
    """
    rows = b"".join(bytes((lead, trail)) for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF))
    chinese = rows.decode("gb2312", "ignore")
    japanese_sets = set(_kept(chinese, "cp932") + _kept(chinese, "euc_jis_2004"))
    return re.compile("[" + "".join(sorted(set(chinese) - japanese_sets | set(japanese()))) + "]")


def _kept(text: str, codec: str) -> str:
    """Return the characters that a character set holds."""
    return text.encode(codec, "ignore").decode(codec, "ignore")


@cache
def japanese() -> dict[str, str]:
    """Map simplified glyphs met in notices to the glyph Japanese uses."""
    table = read_table("simplified.toml")
    return {pair[0]: pair[1] for pair in table["pairs"].split() if pair[0] != pair[1]}
