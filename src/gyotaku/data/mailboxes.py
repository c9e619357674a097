"""Who gives mailboxes to the public: a sender at such a domain need not be the company that owns it."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_table
from gyotaku.model.noun import Noun


class MailboxProvider(Noun, frozen=True, kw_only=True):
    """One giver of mailboxes. `kind` is free, carrier, isp or disposable."""

    name: str
    kind: str


LONGEST = 253
"""Longest host name looked at (RFC 1035 section 2.3.4); of a longer one only its end is."""


@cache
def _providers() -> dict[str, MailboxProvider]:
    table = read_table("mailboxes.toml")
    found: dict[str, MailboxProvider] = {}
    for kind in ("free", "carrier", "isp", "disposable"):
        for name, domains in table[kind].items():
            for domain in domains:
                found.setdefault(domain, MailboxProvider(name=name, kind=kind))
    return found


def mailbox_provider(domain: str) -> MailboxProvider | None:
    """Return who gives the public mailboxes at a domain or above it, or None."""
    providers = _providers()
    name = domain[-LONGEST:].lower().strip(".")
    while name:
        if name in providers:
            return providers[name]
        name = name.partition(".")[2]
    return None
