"""Characters that look like ASCII letters or digits (Unicode UTS 39), as a translation table."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_table


@cache
def letters() -> dict[int, str]:
    """Map each look-alike character to the lower-case ASCII letter or digit it resembles; for `str.translate`."""
    table = read_table("confusables.toml")
    return {ord(alike): letter for letter, alikes in table["letters"].items() for alike in alikes}
