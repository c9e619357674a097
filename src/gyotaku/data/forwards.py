"""Words by which mail programs mark a forwarded mail."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from gyotaku.data.folding import fold
from gyotaku.data.tables import read_table
from gyotaku.patterns import late


class Forwards(NamedTuple):
    """The lists, compiled; each pattern is for one line without space around it."""

    forwarded: re.Pattern[str]
    original: re.Pattern[str]
    answered: re.Pattern[str]
    """The end of the line that introduces a quotation; an address before the colon says so without a verb (Gmail in Japanese)."""
    sender: re.Pattern[str]
    field: re.Pattern[str]
    """Any copied field, the sender's too."""
    prefix: re.Pattern[str]
    words: AhoCorasick
    """Finds the markers' words in a folded text, for a quick look."""


@cache
def forwards() -> Forwards:
    """Return the patterns of data/forwards.toml."""
    table = read_table("forwards.toml")

    def any_of(name: str) -> str:
        return "|".join(re.escape(word) for word in sorted(table[name], key=len, reverse=True))

    # A separator line, or the words with a colon by themselves (Apple).
    forwarded = rf"^(?:[-=*_―─ ]{{2,40}}|$)?(?:{any_of('forwarded')})\s?(?:[-=*_―─ ]{{2,40}}|[:：]|$)"
    original = rf"^[-=*_―─ ]{{2,40}}(?:{any_of('original')})\s?[-=*_―─ ]{{2,40}}$"
    wrote = rf"(?<![a-zà-ÿ])(?:{any_of('answered')})"
    return Forwards(
        forwarded=late(forwarded, re.IGNORECASE),
        original=late(original, re.IGNORECASE),
        answered=late(
            rf"(?:{wrote}\s?|\d.{{0,200}}{wrote}.{{1,120}}|\d{{4}}.{{1,120}}<[^<>\s]{{3,120}}@[^<>\s]{{3,120}}>\s?)[:：]$",
            re.IGNORECASE,
        ),
        sender=re.compile(rf"^(?:{any_of('sender')}) ?[:：]", re.IGNORECASE),
        field=late(rf"^(?:{any_of('sender')}|{any_of('fields')}) ?[:：]", re.IGNORECASE),
        prefix=late(rf"^(?:{any_of('prefix')})\s*[:：]?$", re.IGNORECASE),
        words=AhoCorasick([fold(word) for word in table["forwarded"] + table["original"]]),
    )
