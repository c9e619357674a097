"""Characters that look like ASCII letters or digits (Unicode UTS 39), as a translation table."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli


@cache
def letters() -> dict[int, str]:
    """Map each look-alike character to the lower-case ASCII letter or digit it resembles; for `str.translate`."""
    table = tomli.loads(files(__package__).joinpath("confusables.toml").read_text("utf-8"))
    return {ord(alike): letter for letter, alikes in table["letters"].items() for alike in alikes}
