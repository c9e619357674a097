"""Which addresses nothing may connect to: everything that is not on the public Internet, unless the user allows its range."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from gyotaku.data.special_addresses import IPAddress, IPNetwork, special
from gyotaku.errors import UsageError

_ISATAP = 0x5EFE
_GLOBAL = ipaddress.ip_network("2000::/3")


def networks(ranges: Iterable[str]) -> tuple[IPNetwork, ...]:
    """Read CIDR ranges as the user writes them; a wrong one is a `UsageError` that shows it."""
    read: list[IPNetwork] = []
    for text in ranges:
        try:
            read.append(ipaddress.ip_network(text.strip(), strict=False))
        except ValueError as error:
            raise UsageError(f"{text!r} is no range of addresses (like 127.0.0.0/8 or fd00::/8): {error}") from error
    return tuple(read)


def refusal(ip: str | IPAddress, allowed: Iterable[IPNetwork] = ()) -> str:
    """Return why nothing may connect to an address, or "" when it may.

    Codes: not-an-address | zone | unspecified | loopback | private | link-local | shared | metadata | multicast |
    documentation | benchmark | broadcast | reserved. An address inside `allowed` may always be connected to. `ip` is an
    address as `ipaddress` reads it: names, decimal, octal and hexadecimal spellings are not addresses here; whoever reads a
    URL brings its host to the WHATWG form first.
    """
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return "not-an-address"
    ranges = tuple(allowed)
    if isinstance(address, ipaddress.IPv4Address):
        return _refused(address, ranges)
    if address.scope_id:
        return "zone"
    carried = special().carried(address) or _isatap(address)
    if any(address in network for network in ranges):
        return ""
    own = _own(address, carried=carried is not None)
    return own or (_refused(carried, ranges) if carried else "")


def _own(address: ipaddress.IPv6Address, *, carried: bool) -> str:
    """Return why an IPv6 address is refused by itself; one that only carries an IPv4 address is judged by that."""
    why = special().why(address)
    if why or carried or address in _GLOBAL:
        return why
    return "reserved"


def _refused(address: IPAddress, allowed: tuple[IPNetwork, ...]) -> str:
    return "" if any(address in network for network in allowed) else special().why(address)


def _isatap(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address in an ISATAP interface identifier (RFC 5214 section 6.1), or None."""
    bits = int(address)
    if (bits >> 32) & 0xFDFFFFFF == _ISATAP:
        return ipaddress.IPv4Address(bits & 0xFFFFFFFF)
    return None
