"""Whose network an IP address is, from the embedded table (built by scripts/networks.py, which documents its form).

The table is mapped, not read: a look-up touches a few pages and costs microseconds, a run that asks nothing costs nothing.
"""

from __future__ import annotations

import json
import mmap
import struct
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from ipaddress import IPv6Address, ip_address
from pathlib import Path

from gyotaku.data.folder import own
from gyotaku.model.noun import Noun


class Owner(Noun, frozen=True, kw_only=True):
    """Who announces an address (BGP origin) and where its users are said to be."""

    asn: int
    organisation: str
    country: str
    """ISO 3166-1 alpha-2, or empty."""


class Networks:
    """The mapped table."""

    def __init__(self, content: memoryview) -> None:
        length = struct.unpack_from("<I", content, 8)[0]
        head = json.loads(bytes(content[12 : 12 + length]))
        self.date: str = head["date"]
        self.sources: str = head["sources"]
        at = 12 + length

        def cut(count: int, width: int) -> memoryview:
            nonlocal at
            at += count * width
            return content[at - count * width : at]

        v6, v4, owners = head["v6"], head["v4"], head["owners"]
        self._v6, self._v6_owner = cut(v6, 8).cast("Q"), cut(v6, 4).cast("I")
        self._v4, self._v4_owner = cut(v4, 4).cast("I"), cut(v4, 4).cast("I")
        self._asn, self._name_at = cut(owners, 4).cast("I"), cut(owners, 4).cast("I")
        self._country = cut(owners, 2)
        self._names = cut(head["names"], 1)

    def owner(self, ip: str) -> Owner | None:
        """Return who announces an address, or None when nobody is known to or the text is no address."""
        try:
            address = ip_address(ip)
        except ValueError:
            return None
        if isinstance(address, IPv6Address):
            number = self._v6_owner[bisect_right(self._v6, int(address) >> 64) - 1]
        else:
            number = self._v4_owner[bisect_right(self._v4, int(address)) - 1]
        if not number:
            return None
        name = self._name(number)
        country = bytes(self._country[number * 2 : number * 2 + 2]).decode("ascii").strip()
        return Owner(asn=self._asn[number], organisation=name, country=country)

    def _name(self, number: int) -> str:
        start = self._name_at[number]
        return bytes(self._names[start : start + 200]).split(b"\n", 1)[0].decode("utf-8", "replace")

    def holders(self) -> dict[int, str]:
        """Return the holder's name of every autonomous system in the table, by number; reads it all."""
        found: dict[int, str] = {}
        for number, asn in enumerate(self._asn):
            if asn and asn not in found:
                found[asn] = self._name(number)
        return found


@cache
def networks() -> Networks:
    """Map the table, once: the user's newer one where there is one, else that of the package."""
    path = own("networks.bin") or Path(str(files("gyotaku.data") / "networks.bin"))
    with path.open("rb") as file:
        return Networks(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
