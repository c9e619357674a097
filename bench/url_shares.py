"""Print which share of confirmed phishing URLs has each trait, beside the shares published for the same list.

The list is JPCERT/CC's phishurl-list (https://github.com/JPCERTCC/phishurl-list).
Run: .venv/bin/python bench/url_shares.py FILE.csv.gz …
"""

from __future__ import annotations

import csv
import gzip
import sys
import time
from collections import Counter
from pathlib import Path

from gyotaku.data.services import service_of
from gyotaku.observe.url_target import read_target
from gyotaku.observe.url_text import find_urls

PUBLISHED = {
    "2023": {".cn": 18.1, "hosting or dynamic DNS": 18.6, ".jp. inside": 8.3, "ip-host": 0.2, "shortener": 0.3},
    "2024": {".cn": 26.2, "hosting or dynamic DNS": 19.4, ".jp. inside": 3.8, "ip-host": 0.3, "shortener": 2.9},
}
"""Share in per cent of that year's URLs, counted by hand with shorter lists of services."""
HOSTED = {"free-hosting", "dynamic-dns"}


def shares(urls: list[str]) -> Counter[str]:
    """Count the URLs with each trait, of the host's name, its writing and its service."""
    counts: Counter[str] = Counter()
    for url in urls:
        target = read_target(url)
        service = service_of(target.host, target.path)
        traits = {*target.traits, *(service.traits if service else ())}
        counts.update(traits)
        counts[".cn"] += target.tld == "cn"
        counts["hosting or dynamic DNS"] += bool(traits & HOSTED)
        counts[".jp. inside"] += ".jp." in target.host
        counts["no host"] += not target.host
        counts["found in text as written"] += [found.target for found in find_urls(f"こちら：{url}　へ")] == [url.strip()]
    return counts


def main(names: list[str]) -> None:
    """Print one table a file."""
    for name in names:
        with gzip.open(name, "rt", encoding="utf-8") as file:
            urls = [row[1] for row in list(csv.reader(file))[1:]]
        begin = time.process_time()
        counts = shares(urls)
        each = (time.process_time() - begin) / max(1, len(urls)) * 1e6
        year = Path(name).name[:4]
        print(f"{year}: {len(urls)} URLs, {each:.0f} µs each (parsed, looked up, found in text)")
        for trait, count in counts.most_common():
            published = PUBLISHED.get(year, {}).get(trait)
            print(f"  {count / len(urls):7.2%}  {trait}" + (f"  (published {published} %)" if published is not None else ""))


if __name__ == "__main__":
    main(sys.argv[1:])
