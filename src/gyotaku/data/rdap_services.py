"""Which RDAP server answers for a domain or an address (RFC 9224), from IANA's bootstrap files in rdap.json."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

import msgspec

from gyotaku.data.folder import own
from gyotaku.model.noun import Noun

Service = tuple[tuple[str, ...], tuple[str, ...]]


class Services(Noun, frozen=True, kw_only=True):
    """The table: for each service its top-level domains or ranges, and its base URLs, https first."""

    source: str
    via: str = ""
    dns_date: str
    ipv4_date: str
    ipv6_date: str
    dns: tuple[Service, ...]
    ipv4: tuple[Service, ...]
    ipv6: tuple[Service, ...]


@cache
def services() -> Services:
    """Read the table, once: the user's newer one where there is one, else that of the package."""
    path = own("rdap.json")
    raw = path.read_bytes() if path else (files("gyotaku.data") / "rdap.json").read_bytes()
    return msgspec.json.decode(raw, type=Services)


@cache
def _by_name() -> dict[str, str]:
    return {name.lower(): urls[0] for names, urls in services().dns if urls for name in names}


@cache
def _by_range(version: int) -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    table = services().ipv4 if version == 4 else services().ipv6
    found = [(ip_network(one), urls[0]) for ranges, urls in table if urls for one in ranges]
    return tuple(sorted(found, key=lambda pair: -pair[0].prefixlen))


def for_domain(name: str) -> str:
    """Return the base URL for a name in A-labels (the longest entry wins), or "" where IANA knows no service."""
    labels = name.lower().strip(".").split(".")
    known = _by_name()
    return next((known[end] for start in range(len(labels)) if (end := ".".join(labels[start:])) in known), "")


def for_address(ip: IPv4Address | IPv6Address) -> str:
    """Return the base URL of the regional registry an address belongs to, or ""."""
    return next((url for network, url in _by_range(ip.version) if ip in network), "")


def day_of(version: int) -> date:
    """Return the day of the table of addresses of one version of IP."""
    return date.fromisoformat((services().ipv4_date if version == 4 else services().ipv6_date)[:10])
