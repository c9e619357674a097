"""Words that decide whether a brand's name in a mail claims the brand."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from gyotaku.data.tables import read_table


@cache
def _table() -> dict[str, Any]:
    return read_table("brandwords.toml")


@cache
def token_words(kind: str) -> frozenset[str]:
    """Return the words about host labels of one kind: generic, everyday or within."""
    return frozenset(_table()["tokens"][kind])


@cache
def ordinary_names() -> frozenset[str]:
    """Return the folded names that are words of a language or names of people."""
    return frozenset(_table()["names"]["words"])


@cache
def context_words(kind: str) -> tuple[str, ...]:
    """Return the words or patterns that may stand beside a name, of one kind (see the file)."""
    return tuple(_table()["context"][kind])


@cache
def after_name(*, in_text: bool) -> re.Pattern[str]:
    """Return a pattern that matches, right behind a name in folded text, what a text speaking for the brand puts there.

    In running text fewer words do so than in a display name or subject.
    """
    latin = "|".join(re.escape(word) for word in context_words("after_latin_text" if in_text else "after_latin"))
    japanese = "|".join(context_words("after_japanese"))
    headed = "" if in_text else r"| ?[-:|/–—]"  # BB - Bloqueio, [BB: …
    return re.compile(rf"(?:'s)?[ -]?(?:(?:{latin})(?![a-z])|{japanese}){headed}")


@cache
def before_name() -> re.Pattern[str]:
    """Return a pattern that matches, at the end of what stands before a name, what speaks for the brand."""
    latin = "|".join(re.escape(word) for word in context_words("before_latin"))
    japanese = "|".join(context_words("before_japanese"))
    return re.compile(rf"(?:(?<![a-z])(?:{latin}) ?|(?:{japanese}))$")


@cache
def thanks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for thanks for the use of a brand, which only who poses as the brand says: before and behind its name."""
    before = "|".join(re.escape(word) for word in context_words("thanks_before"))
    return re.compile(rf"(?<![a-z])(?:{before}) $"), re.compile("|".join(context_words("thanks_behind")))


@cache
def mentioned() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for what stands before and behind a name that is only mentioned."""
    before = "|".join(re.escape(word) for word in context_words("mention_before"))
    after = "|".join(context_words("mention_after"))
    return re.compile(rf"(?<![a-z])(?:{before}) (?:the )?$"), re.compile(rf" ?(?:{after})")


@cache
def company_line() -> re.Pattern[str]:
    """Return a pattern for lines in which a company names itself: copyright, publisher, sign-off."""
    return re.compile("|".join(context_words("copyright") + context_words("sign_off")))


@cache
def innocent_words() -> frozenset[str]:
    """Return the ordinary words that lie one letter away from a brand's word."""
    return frozenset(_table()["typos"]["innocent"])
