"""Whether a request found in a text is turned round by the words beside it."""

from __future__ import annotations

import re
from functools import cache

from gyotaku.data.folding import BREAK
from gyotaku.data.tables import read_table

AHEAD = 45
"""Most characters between the negating word and the request, in languages with spaces."""

BEHIND = 24
"""Most characters behind a request in which Japanese negates it."""

_CLAUSE = re.compile(f"[.,!?;:。、！？{BREAK}]")
"""Ahead of a request a comma ends the negation, too: "do not lose access, confirm your password" asks."""
_END = re.compile(f"[.!?;:。！？{BREAK}]")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_table("negations.toml")
    spaced = "|".join(re.escape(word) for word in table["before"] if word[0].isascii())
    dense = "|".join(re.escape(word) for word in table["before"] if not word[0].isascii())
    after = "|".join(map(re.escape, table["after"]))
    return re.compile(rf"(?<![a-z])(?:{spaced})(?![a-z])|(?:{dense})"), re.compile(after)


def negated(text: str, start: int, end: int) -> bool:
    """Whether the range of a folded text stands under a negation of its own sentence."""
    before, after = _patterns()
    ahead = _CLAUSE.split(text[max(start - AHEAD, 0) : start])[-1]
    if before.search(ahead):
        return True
    # A phrase may reach over the negation: パスワードを入力しないでください.
    behind = _END.split(text[end : end + BEHIND], maxsplit=1)[0]
    return after.search(text[start:end] + behind) is not None
