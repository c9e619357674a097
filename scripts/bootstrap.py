"""Pack IANA's RDAP bootstrap files (RFC 9224) into src/gyotaku/data/rdap.json.

Run: python scripts/bootstrap.py FOLDER [HOW]     FOLDER holds dns.json, ipv4.json and ipv6.json as IANA serves them
                                                  (https://data.iana.org/rdap/); HOW says where the copies came from
"""

from __future__ import annotations

import sys
from pathlib import Path

from gyotaku.data.rdap_build import NAMES, build

TARGET = Path(__file__).resolve().parent.parent / "src" / "gyotaku" / "data" / "rdap.json"


def main() -> int:
    """Write the packed file."""
    folder, how = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    dns, ipv4, ipv6 = ((folder / f"{name}.json").read_bytes() for name in NAMES)
    TARGET.write_bytes(build(dns, ipv4, ipv6, how))
    return 0


if __name__ == "__main__":
    sys.exit(main())
