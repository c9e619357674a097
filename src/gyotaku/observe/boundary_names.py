"""How servers are related: internal addresses, names under one operator, names that say nothing, neighbours in a rack."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache

from gyotaku.data.domains import registrable
from gyotaku.data.receivers import one_operator
from gyotaku.patterns import late

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_INTERNAL = tuple(
    ipaddress.ip_network(network)
    for network in (
        "10.0.0.0/8",  # RFC 1918
        "172.16.0.0/12",
        "192.168.0.0/16",
        "127.0.0.0/8",  # loopback, RFC 1122
        "169.254.0.0/16",  # link-local, RFC 3927
        "100.64.0.0/10",  # shared address space, RFC 6598
        "0.0.0.0/8",
        "::1/128",
        "::/128",
        "fe80::/10",  # link-local, RFC 4291
        "fc00::/7",  # unique local, RFC 4193
    )
)
_LOCAL_NAME = late(r"[^.]*|.*\.(?:local|localdomain|internal|intern|lan|corp|home|localnet)", re.IGNORECASE)


def network_of(text: str) -> Network | None:
    """Read a range in CIDR notation; None when it is none."""
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def parsed(ip: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Parse a valid address once; the hops of one mail name the same few."""
    return ipaddress.ip_address(ip)


def lies_in(ip: str, networks: tuple[Network, ...]) -> bool:
    """Whether an address lies in one of some ranges."""
    address = parsed(ip)
    return any(address.version == network.version and address in network for network in networks)


@lru_cache(maxsize=4096)
def is_internal(ip: str) -> bool:
    """Whether an address is one nobody on the internet has: RFC 1918, RFC 4193, loopback, link-local, shared space.

    Documentation ranges (RFC 5737, RFC 3849) are addresses like any other.
    """
    return lies_in(ip, _INTERNAL)


def are_kin(name: str, other: str) -> bool:
    """Whether two host names lie under one registrable domain, or under two that are one operator's."""
    if not name or not other:
        return False
    if name.lower() == other.lower():
        return True
    return one_operator(registrable(name), registrable(other))


def is_local_name(name: str) -> bool:
    """Whether a host name is one nobody on the internet could look up: a single label, or under a suffix for insides."""
    return bool(name) and _LOCAL_NAME.fullmatch(name) is not None


def are_near(ip: str, other: str) -> bool:
    """Whether two addresses lie in one /24 (IPv4) or one /48 (IPv6): one operator's rack, mostly."""
    one, two = parsed(ip), parsed(other)
    if one.version != two.version:
        return False
    shift = 8 if one.version == 4 else 80
    return int(one) >> shift == int(two) >> shift
