"""Where the linked sites and the source of a mail stand: addresses, networks, roles, for the rules on infrastructure."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, ip_address

from gyotaku.data.domains import ip_host
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Boundary, DnsAnswer, Link, Network
from gyotaku.rules.reading import Pair

RELAYING = frozenset({"cdn"})
"""Roles of networks that stand for others: an address in one says nothing about whose the server is."""


def site_addresses(evidence: Evidence, host: str) -> Iterator[tuple[str, Observation]]:
    """Yield every address of a host: the one a link has in place of a name, else those the DNS gave."""
    if ip_host(host):
        yield from ((host, seen) for link, seen in evidence.of(Link) if link.goes_to == host)
        return
    for answer, seen in evidence.of(DnsAnswer):
        if answer.name == host and answer.rrtype in {"A", "AAAA"}:
            yield from ((value, seen) for value in answer.values)


def source_address(evidence: Evidence) -> tuple[str, Observation] | None:
    """Return the address the receiver took the mail from, or None."""
    for entry, seen in evidence.of(Boundary):
        if entry.source_ip:
            return entry.source_ip, seen
    return None


def networks_of(evidence: Evidence, ip: str) -> list[Pair[Network]]:
    """List what each source says of an address."""
    return evidence.all(Network, ip=ip)


def role_of(evidence: Evidence, ip: str) -> Pair[Network] | None:
    """Return the first statement of what an address's network is used for; None where sources disagree on whose it is."""
    stated = networks_of(evidence, ip)
    if len({network.organisation for network, _ in stated if network.organisation}) > 1:
        return None
    return next(((network, seen) for network, seen in stated if network.role), None)


def neighbours(one: str, other: str) -> bool:
    """Whether two addresses are one, or lie in one /24 (IPv6: one /64), which one customer commonly holds."""
    try:
        first, second = ip_address(one), ip_address(other)
    except ValueError:
        return False
    if first.version != second.version:
        return False
    bits = 8 if isinstance(first, IPv4Address) else 64
    return int(first) >> bits == int(second) >> bits


def reverse_name(ip: str) -> str:
    """Return the name that the reverse name of an address is asked under; empty when the text is no address."""
    try:
        return ip_address(ip).reverse_pointer
    except ValueError:
        return ""
