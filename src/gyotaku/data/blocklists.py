"""Block lists asked over the DNS, and sites only a person can ask, from blocklists.toml."""

from __future__ import annotations

from functools import cache

import msgspec

from gyotaku.data.tables import read_table
from gyotaku.model.noun import Noun


class BlockList(Noun, frozen=True, kw_only=True):
    """One list and the meaning of its return codes."""

    list: str
    zone: str
    about: tuple[str, ...]
    """ip | domain."""
    url: str
    codes: dict[str, str] = {}
    """Address → meaning."""
    bits: dict[str, str] = {}
    """Bit of the last octet → meaning, for a list that packs several into one address."""
    refusals: tuple[str, ...] = ()
    """Addresses that mean that the question was refused."""
    ipv6: bool = False
    registered: bool = False
    """Holds registered domains only, not the hosts below them."""
    off: bool = False


class Manual(Noun, frozen=True, kw_only=True):
    """A site that a person asks."""

    list: str
    url: str


class BlockLists(Noun, frozen=True, kw_only=True):
    """The whole file."""

    source: str
    date: str
    refused: str
    """How an address begins that means refused, whatever the list."""
    lists: dict[str, BlockList]
    manual: dict[str, Manual]


@cache
def blocklists() -> BlockLists:
    """Read the file, once."""
    table = read_table("blocklists.toml")
    head = {name: table.pop(name) for name in ("source", "date", "refused", "manual")}
    return msgspec.convert({**head, "lists": table}, type=BlockLists)
