"""Ranges of addresses that are not on the public Internet, from special_addresses.toml."""

from __future__ import annotations

import ipaddress
from functools import cache

from gyotaku.data.tables import read_table
from gyotaku.model.noun import Noun

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network


class Special(Noun, frozen=True, kw_only=True):
    """The table, ranges in the order they are tried."""

    source: str
    date: str
    ranges: tuple[tuple[IPNetwork, str], ...]
    carriers: tuple[tuple[IPNetwork, int], ...]
    """IPv6 ranges that carry an IPv4 address, and how many bits stand to its right."""

    def why(self, address: IPAddress) -> str:
        """Return the code of the first range the address lies in, or ""."""
        return next((why for network, why in self.ranges if address in network), "")

    def carried(self, address: IPAddress) -> ipaddress.IPv4Address | None:
        """Return the IPv4 address that an IPv6 address stands for, or None."""
        for network, shift in self.carriers:
            if address in network:
                return ipaddress.IPv4Address(int(address) >> shift & 0xFFFFFFFF)
        return None


@cache
def special() -> Special:
    """Read the table, once."""
    table = read_table("special_addresses.toml")
    return Special(
        source=table["source"],
        date=table["date"],
        ranges=tuple((ipaddress.ip_network(text), entry["why"]) for entry in table["range"] for text in entry["ranges"]),
        carriers=tuple((ipaddress.ip_network(entry["range"]), entry["shift"]) for entry in table["carrier"]),
    )
