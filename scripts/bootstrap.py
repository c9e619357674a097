"""Pack IANA's RDAP bootstrap files (RFC 9224) into src/gyotaku/data/rdap.json.

Run: python scripts/bootstrap.py FOLDER [HOW]     FOLDER holds dns.json, ipv4.json and ipv6.json as IANA serves them
                                                  (https://data.iana.org/rdap/); HOW says where the copies came from
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src" / "gyotaku" / "data" / "rdap.json"


def main() -> int:
    """Write the packed file."""
    folder, how = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    packed: dict[str, object] = {"source": "IANA RDAP bootstrap service registries, https://data.iana.org/rdap/", "via": how}
    lines: list[str] = []
    for name in ("dns", "ipv4", "ipv6"):
        table = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        packed[f"{name}_date"] = table["publication"]
        services = sorted(
            [sorted(one), sorted(two, key=lambda url: (not url.startswith("https:"), url))] for one, two in table["services"]
        )
        shown = ",\n  ".join(json.dumps(service, separators=(",", ":")) for service in services)
        lines.append(f' "{name}": [\n  {shown}\n ]')
    head = ",\n".join(f" {json.dumps(name)}: {json.dumps(value)}" for name, value in packed.items())
    TARGET.write_text("{\n" + head + ",\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
