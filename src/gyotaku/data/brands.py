"""The imitated brands: their names, their own domains, and who owns a host or a sender's address.

The list is `brands.jsonl`, one entry a line, built by `scripts/brands.py`; each entry carries its source and date.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from gyotaku.model.noun import Noun

LONGEST = 253
"""Longest host name (RFC 1035 section 2.3.4, in text form); longer ones belong to nobody."""


class Brand(Noun, frozen=True, kw_only=True):
    """One entry of the list."""

    id: str
    """Stable kebab-case ASCII."""
    name_ja: str
    """The name reports and the JSONL use."""
    name_en: str
    names: tuple[str, ...]
    """Names as people see them: kanji, kana, Latin."""
    ambiguous: tuple[str, ...] = ()
    """Those of `names` that are also everyday words: they claim the brand only in telling places."""
    category: str
    web_domains: tuple[str, ...] = ()
    sender_domains: tuple[str, ...] = ()
    """Domains and full addresses mail is known to come from, beside the web domains."""
    shared_mail: tuple[str, ...] = ()
    """Domains of the entry at which customers have mailboxes."""
    shared_pages: tuple[str, ...] = ()
    """Domains of the entry below which customers have pages."""
    groups: tuple[str, ...] = ()
    """Entries with a group in common send for each other."""
    caution_url: str | None = None
    verified: bool = True
    """False when the entry rests on general knowledge: never a hard fact by itself."""
    sourced: tuple[str, ...] = ()
    """Those of the domains that the source names, where it does not name all: the others are general knowledge."""
    source: str = ""
    source_url: str | None = None
    date: str = ""

    @property
    def shared_hosts(self) -> tuple[str, ...]:
        """Domains of the entry that also carry what customers put there."""
        return tuple(dict.fromkeys(self.shared_mail + self.shared_pages))

    def kin(self, other: Brand) -> bool:
        """Whether the two are one entry or send for each other."""
        return self.id == other.id or not set(self.groups).isdisjoint(other.groups)


@cache
def brands() -> tuple[Brand, ...]:
    """Return all entries in the order of the list."""
    lines = files(__package__).joinpath("brands.jsonl").read_bytes().splitlines()
    decoder = msgspec.json.Decoder(Brand)
    return tuple(decoder.decode(line) for line in lines)


@cache
def brand_of_id() -> dict[str, Brand]:
    """Index the entries by id."""
    return {brand.id: brand for brand in brands()}


@cache
def _web_owners() -> dict[str, Brand | None]:
    """Index hosts by owner; None stands for hosts that carry customers' pages. The longest host decides."""
    owners: dict[str, Brand | None] = {}
    for brand in brands():
        for domain in brand.web_domains:
            owners.setdefault(domain, brand)
    for brand in brands():
        # Links in genuine mail often go through the host the mail came from.
        for domain in brand.sender_domains:
            if "@" not in domain:
                owners.setdefault(domain, brand)
        for domain in brand.shared_pages:
            owners.setdefault(domain, None)
    return owners


@cache
def _page_hosts() -> frozenset[str]:
    return frozenset(domain for brand in brands() for domain in brand.shared_pages)


@cache
def _sender_owners() -> dict[str, Brand]:
    owners: dict[str, Brand] = {}
    for brand in brands():
        for domain in brand.sender_domains:
            owners.setdefault(domain.lower(), brand)
    for brand in brands():
        for domain in brand.web_domains + brand.shared_mail:
            owners.setdefault(domain, brand)
    return owners


@lru_cache(maxsize=4096)
def owner_of_web(host: str) -> Brand | None:
    """Return the brand whose own web pages a host serves, or None.

    A host below a domain that carries customers' pages (`shop.sakura.ne.jp`) belongs to nobody, unless it is listed itself.
    """
    host = host.lower().strip(".")
    owners = _web_owners()
    name = host if len(host) <= LONGEST else ""
    while name:
        if name in owners:
            below_shared = name in _page_hosts() and host not in (name, f"www.{name}")
            return None if below_shared else owners[name]
        name = name.partition(".")[2]
    return None


@lru_cache(maxsize=4096)
def owner_of_sender(address: str) -> Brand | None:
    """Return the brand to which an address or its domain belongs, customers' mailboxes included, or None.

    Whether customers share the domain says `shared_mailbox`.
    """
    address = address.lower().strip(". ")
    owners = _sender_owners()
    if address in owners:
        return owners[address]
    name = address.rpartition("@")[2]
    while name and len(name) <= LONGEST:
        if name in owners:
            return owners[name]
        name = name.partition(".")[2]
    return None


@lru_cache(maxsize=4096)
def shared_mailbox(address: str) -> bool:
    """Whether the owner's customers have mailboxes at the domain of this address, so that it need not be the brand."""
    brand = owner_of_sender(address)
    if brand is None or address.lower() in brand.sender_domains:
        return False
    host = address.lower().rpartition("@")[2].strip(".")
    own = {domain for domain in brand.sender_domains + brand.web_domains if domain not in brand.shared_mail}
    while host:
        if host in own:
            return False
        if host in brand.shared_mail:
            return True
        host = host.partition(".")[2]
    return False
