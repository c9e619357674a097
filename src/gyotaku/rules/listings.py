"""What an entry in a block list amounts to: a judgement of what it is about, or one with a reservation."""

from __future__ import annotations

from urllib.parse import urlsplit

from gyotaku.data.services import shared
from gyotaku.model.facts import Listing

RESERVED = ("policy", "abused legitimate")
"""How meanings begin that are about a rule of the operator's, or about a genuine site that was broken into."""
BY_HOST = "another address of the host"
"""How an entry says that not this URL is listed, but one beside it."""


def reserved(listing: Listing) -> bool:
    """Whether an entry says less than that its subject is bad: a policy, an abused genuine site, a neighbour at a shared host."""
    meanings = [meaning.strip() for meaning in listing.category.split(",") if meaning.strip()]
    if meanings and all(meaning.startswith(RESERVED) for meaning in meanings):
        return True
    kind, _, name = listing.about.partition(":")
    by_host = kind == "domain" or BY_HOST in listing.category
    return by_host and shared(name if kind == "domain" else _host(name))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
