"""Habits of naming mailboxes, desks and rented lines; the lists and their sources stand in `habits.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from gyotaku.data.tables import read_table


@cache
def _habits() -> dict[str, Any]:
    return read_table("habits.toml")


@cache
def shared_mailboxes() -> frozenset[str]:
    """Return the local parts that many organisations share (RFC 2142 and common habit)."""
    return frozenset(_habits()["shared_mailboxes"])


@cache
def desk() -> re.Pattern[str]:
    """Return the pattern of words by which a display name speaks for a desk rather than a person."""
    stems = "|".join(re.escape(word) for word in _habits()["desk_words"])
    whole = "|".join(re.escape(word) for word in _habits()["desk_words_ja"])
    return re.compile(rf"\b(?:{stems})\w{{0,12}}|{whole}", re.IGNORECASE)


@cache
def rented_line() -> re.Pattern[str]:
    """Return the pattern of reverse names that providers give to lines and machines they rent out."""
    words = "|".join(re.escape(word) for word in _habits()["line_words"])
    domains = "|".join(re.escape(domain) for domain in _habits()["line_domains"])
    return re.compile(rf"(?:^|[.-])(?:{words})(?:[.-]|\d)|\.(?:{domains})$", re.IGNORECASE)


@cache
def default_domains() -> tuple[str, ...]:
    """Return the domains under which services give every customer a name by default."""
    return tuple(_habits()["default_domains"])


@cache
def help_desks() -> tuple[str, ...]:
    """Return the help-desk services that give each client a name below their own domain."""
    return tuple(_habits()["help_desks"])


@cache
def notice() -> re.Pattern[str]:
    """Return the pattern of display names that are a notice rather than a name."""
    return re.compile("|".join(re.escape(phrase) for phrase in _habits()["notices"]), re.IGNORECASE)


@cache
def notice_label() -> re.Pattern[str]:
    """Return the pattern of one part of a domain label that is a telling word of account notices."""
    return _words("notice_labels")


@cache
def notice_companion() -> re.Pattern[str]:
    """Return the pattern of a part that is such a word or one that keeps it company, alone or joined to others."""
    return _words("notice_labels", "notice_companions")


def _words(*lists: str) -> re.Pattern[str]:
    words = sorted((word for name in lists for word in _habits()[name]), key=lambda word: (-len(word), word))
    return re.compile("(?:" + "|".join(map(re.escape, words)) + "){1,4}")


@cache
def inner_desk() -> re.Pattern[str]:
    """Return the pattern of display names of desks that write to the people of their own organisation.

    Latin phrases begin a word: the services of a credit company are no IT services.
    """
    phrases = "|".join(re.escape(phrase) for phrase in _habits()["inner_desks"])
    return re.compile(rf"(?<![a-z])(?:{phrases})", re.IGNORECASE)


@cache
def relays() -> tuple[str, ...]:
    """Return the domains of services that carry what their customers write, under the service's own name."""
    return tuple(_habits()["relays"])


@cache
def superior() -> re.Pattern[str]:
    """Return the pattern of titles by which a display name or a local part reads as a superior's."""
    latin = "|".join(re.escape(word) for word in _habits()["superiors"])
    other = "|".join(re.escape(word) for word in _habits()["superiors_cjk"])
    return re.compile(rf"(?<![^\W\d_])(?:{latin})(?![^\W\d_])|{other}", re.IGNORECASE)


@cache
def functions() -> re.Pattern[str]:
    """Return the pattern of words that name a function, an office or a channel, and of what joins them."""
    latin = "|".join(re.escape(word) for word in sorted(_habits()["functions"], key=len, reverse=True))
    other = "|".join(re.escape(word) for word in sorted(_habits()["functions_cjk"], key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{latin})(?![^\W\d_])|{other}", re.IGNORECASE)
