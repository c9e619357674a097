"""The embedded table of networks beside its own source and beside an independent one: does it say the same, and how fast.

Run: python bench/networks.py FOLDER [--addresses N]

FOLDER holds origin-asn.mmdb and user-country.mmdb (the source) and, as a second opinion, iptoasn-asn.mmdb; scripts/networks.py
says where they come from. Addresses are random IPv4 ones with a fixed seed. The peer for speed is maxminddb over the source.
"""

from __future__ import annotations

import argparse
import random
import time
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import maxminddb

from gyotaku.data.networks import networks

SEED = 4


def main() -> None:
    """Print how many addresses differ, how many the second opinion confirms, and the time of one look-up."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path)
    words.add_argument("--addresses", type=int, default=100_000)
    given = words.parse_args()
    chance = random.Random(SEED)  # noqa: S311 - a sample, no secret
    sample = [str(IPv4Address(chance.getrandbits(32))) for _ in range(given.addresses)]
    holders, places = (maxminddb.open_database(str(given.folder / f"{name}.mmdb")) for name in ("origin-asn", "user-country"))
    table = networks()
    start = time.perf_counter()
    ours = [table.owner(ip) for ip in sample]
    ours_each = (time.perf_counter() - start) / len(sample)
    start = time.perf_counter()
    theirs = [(_record(holders, ip), _record(places, ip)) for ip in sample]
    theirs_each = (time.perf_counter() - start) / len(sample)
    said = [(one.asn, one.country) if one else (0, "") for one in ours]
    source = [(one.get("autonomous_system_number") or 0, two.get("country_code") or "") for one, two in theirs]
    differ = sum(one != two for one, two in zip(said, source, strict=True))
    print(f"{len(sample):,} addresses: {differ} differ from the source of {table.date}")
    print(f"one look-up: table {ours_each * 1e6:.1f} µs, maxminddb over its two source files {theirs_each * 1e6:.1f} µs")
    second = given.folder / "iptoasn-asn.mmdb"
    if second.exists():
        other = maxminddb.open_database(str(second))
        both = [
            (one, number)
            for ip, (one, _) in zip(sample, said, strict=True)
            if one and (number := _record(other, ip).get("autonomous_system_number"))
        ]
        agree = sum(one == two for one, two in both)
        print(f"iptoasn names the same AS number for {agree:,} of {len(both):,} addresses that both know")


def _record(reader: Any, ip: str) -> dict[str, Any]:
    found = reader.get(ip)
    return found if isinstance(found, dict) else {}


if __name__ == "__main__":
    main()
