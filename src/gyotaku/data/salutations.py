"""Words by which mail addresses its reader."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gyotaku.data.folding import fold
from gyotaku.data.tables import read_table


class Salutations(NamedTuple):
    """The lists, folded and compiled."""

    honorific: re.Pattern[str]
    """An honorific at the end of what is called a name; group 1 is that name."""
    greeting: re.Pattern[str]
    """A greeting at the start of a line; group 1 is whom it greets."""
    wants_name: re.Pattern[str]
    """A greeting that ends where the name should stand."""
    chinese: re.Pattern[str]
    generic: frozenset[str]
    """Japanese and Korean words that mean nobody in particular."""
    alone: frozenset[str]
    latin: frozenset[str]
    titles: frozenset[str]


@cache
def salutations() -> Salutations:
    """Return the lists of data/salutations.toml."""
    table = read_table("salutations.toml")
    honorifics = "|".join(map(re.escape, table["honorific"]))
    greetings = "|".join(re.escape(word) for word in sorted(table["greeting"], key=len, reverse=True))
    return Salutations(
        honorific=re.compile(f"^(.{{0,60}}?) ?(?:{honorifics})(?=$|[、,。:! ]|いつも|平素|このたび|この度)"),
        greeting=re.compile(f"^(?:{greetings})(?=[ ,:!.]|$)[ ,:]{{0,3}}([^,:!\n]{{0,60}}?) ?(?:[,:!]|$|\\. )"),
        wants_name=re.compile(table["wants_name"]),
        chinese=re.compile(table["generic_zh"]),
        generic=frozenset(map(fold, table["generic_ja"])),
        alone=frozenset(map(fold, table["generic_alone"])),
        latin=frozenset(map(fold, table["generic_latin"])),
        titles=frozenset(map(fold, table["titles"])),
    )
