r"""Build the table of networks from two .mmdb files: who announces an address, and where its users are said to be.

Form of the file (little-endian), which `networks.py` reads:
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
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

from gyotaku.errors import InputError, UsageError

SOURCES = "ip-location-db origin-asn, user-country (PDDL 1.0)"
Owner = tuple[int, str, str]
Range = tuple[int, int, Any]
NOBODY: Owner = (0, "", "")


def _open(path: Path) -> Any:
    # Optional, and only for building.
    try:
        import maxminddb  # noqa: PLC0415 - see above
    except ImportError as error:
        raise UsageError("The table of networks is built with the package maxminddb: pip install 'gyotaku[mmdb]'.") from error
    try:
        return maxminddb.open_database(str(path))
    except (OSError, ValueError, maxminddb.InvalidDatabaseError) as error:
        raise InputError(str(path), f"is not an .mmdb table: {error}") from error


def _ranges(path: Path, version: int) -> list[Range]:
    """List (first, last, record) of one address family in address order; IPv6 by its upper 64 bits."""
    found: list[Range] = []
    with _open(path) as table:
        for net, record in table:
            if (4 if isinstance(net, IPv4Network) else 6) != version or not isinstance(record, dict):
                continue
            first, last = int(net.network_address), int(net.broadcast_address)
            if version == 6:
                first, last = first >> 64, last >> 64
            found.append((first, last, record))
    return sorted(found, key=lambda one: one[:2])


def _merged(asn: list[Range], country: list[Range]) -> Iterator[tuple[int, Owner]]:
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
            int(network.get("autonomous_system_number") or 0),
            str(network.get("autonomous_system_organization") or "").replace("\n", " "),
            str(place.get("country_code") or "")[:2],
        )
        if owner != last_owner:
            yield edge, owner
            last_owner = owner


def build(asn_path: Path, country_path: Path, sources: str = SOURCES) -> bytes:
    """Build the table; its date is that of the first file. A file that is no .mmdb table is an `InputError`."""
    owners: dict[Owner, int] = {NOBODY: 0}
    tables: dict[int, tuple[list[int], list[int]]] = {}
    for version in (4, 6):
        starts: list[int] = []
        who: list[int] = []
        for start, owner in _merged(_ranges(asn_path, version), _ranges(country_path, version)):
            # The end of the last range lies outside the family's numbers.
            if start < 1 << (32 if version == 4 else 64):
                starts.append(start)
                who.append(owners.setdefault(owner, len(owners)))
        tables[version] = (starts, who)
    names: dict[str, int] = {}
    blob = bytearray()
    for _, name, _ in owners:
        if name not in names:
            names[name] = len(blob)
            blob += name.encode() + b"\n"
    with _open(asn_path) as table:
        date = datetime.fromtimestamp(table.metadata().build_epoch, UTC).date().isoformat()
    counts = {"v4": len(tables[4][0]), "v6": len(tables[6][0]), "owners": len(owners), "names": len(blob)}
    head = json.dumps({"date": date, "sources": sources, **counts}).encode()
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
        b"".join(place.encode("ascii", "replace").ljust(2)[:2] for _, _, place in owners),
        bytes(blob),
    ]
    return b"".join(pieces)
