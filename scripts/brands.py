"""Build the shipped brand list: the collected list with its repairs, our additions, then the sources read for entries of either.

    .venv/bin/python scripts/brands.py ../shared/data/brands.jsonl

Reads `brands.repairs.toml`, `brands.additions.toml` and `brands.sources.toml` beside this file; writes
`src/gyotaku/data/brands.jsonl`. Refuses to write when a domain would have two owners that do not send for each other.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from gyotaku.data.brands import Brand

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "src/gyotaku/data/brands.jsonl"
COLLECTED = "2026-11"
GENERAL = "general knowledge"


def _changed(have: list[str], repair: dict[str, Any], what: str) -> tuple[str, ...]:
    kept = [entry for entry in have if entry not in repair.get(f"drop_{what}", [])]
    return tuple(dict.fromkeys(kept + repair.get(f"add_{what}", [])))


def _own(line: dict[str, Any], repair: dict[str, Any]) -> Brand:
    """Turn one collected line and its repair into an entry."""
    web = _changed(line["official_domains"], repair, "web")
    sender = _changed([entry.lower() for entry in line["sender_addresses"]], repair, "sender")
    return Brand(
        id=repair["id"],
        name_ja=line["name_ja"],
        name_en=repair["en"],
        names=_changed(line["names"], repair, "names"),
        ambiguous=tuple(repair.get("ambiguous", [])),
        category=line["category"],
        web_domains=web,
        sender_domains=tuple(entry for entry in sender if entry not in web),
        shared_mail=tuple(repair.get("shared_mail", [])),
        shared_pages=tuple(repair.get("shared_pages", [])),
        groups=tuple(repair.get("groups", [])),
        caution_url=line["caution_url"],
        verified=line["basis"] != GENERAL,
        source=line["basis"],
        source_url=line["source_url"] if line["source_url"].startswith(("http", "github:")) else None,
        date=COLLECTED,
    )


def _added(ident: str, entry: dict[str, Any]) -> Brand:
    """Turn one addition of ours into an entry; it rests on general knowledge until a source is read."""
    return Brand(
        id=ident,
        name_ja=entry["ja"],
        name_en=entry.get("en", entry["ja"]),
        names=tuple(entry["names"]),
        ambiguous=tuple(entry.get("ambiguous", [])),
        category=entry["category"],
        web_domains=tuple(entry["web"]),
        sender_domains=tuple(sender for sender in entry.get("sender", []) if sender not in entry["web"]),
        shared_mail=tuple(entry.get("shared_mail", [])),
        shared_pages=tuple(entry.get("shared_pages", [])),
        groups=tuple(entry.get("groups", [])),
        verified=False,
        source=GENERAL,
        date=COLLECTED,
    )


def _read_up(entry: Brand, read: dict[str, Any]) -> Brand:
    """Mark an entry as verified by the source read for it, which has to name one of the entry's own web domains."""
    if entry.verified:
        sys.exit(f"{entry.id}: has a source already")
    web = tuple(dict.fromkeys(entry.web_domains + tuple(read.get("add_web", []))))
    sender = tuple(one for one in dict.fromkeys(entry.sender_domains + tuple(read.get("add_sender", []))) if one not in web)
    if read["names"] not in web + sender:
        sys.exit(f"{entry.id}: its source names {read['names']}, which the entry lacks")
    told = {read["names"], *read.get("add_web", []), *read.get("add_sender", [])}
    pages = [urlsplit(page).hostname or "" for page in (read["url"], *read.get("also", []))]
    # A page of the brand's own speaks for the domain it lies on as well.
    sourced = tuple(one for one in web + sender if one in told or any(f".{page}".endswith(f".{one}") for page in pages))
    source = {"verified": True, "source": read["source"], "source_url": read["url"], "date": read["date"]}
    domains = {"web_domains": web, "sender_domains": sender, "sourced": sourced if len(sourced) < len(web + sender) else ()}
    return msgspec.structs.replace(entry, **domains, **source)


def _refuse_double_owners(entries: list[Brand]) -> None:
    owners: dict[str, list[Brand]] = {}
    names: dict[str, Brand] = {}
    for entry in entries:
        for domain in set(entry.web_domains + entry.sender_domains):
            owners.setdefault(domain, []).append(entry)
        for name in entry.names:
            other = names.setdefault(name.casefold(), entry)
            if other is not entry:
                sys.exit(f"{name}: a name of {other.id} and of {entry.id}")
        if strange := set(entry.ambiguous) - set(entry.names):
            sys.exit(f"{entry.id}: ambiguous but no names: {sorted(strange)}")
    for domain, who in owners.items():
        for entry in who[1:]:
            if not entry.kin(who[0]):
                sys.exit(f"{domain}: owned by {who[0].id} and {entry.id}")


def main(collected: Path) -> None:
    """Write the shipped list."""
    repairs = tomllib.loads((HERE / "brands.repairs.toml").read_text("utf-8"))
    additions = tomllib.loads((HERE / "brands.additions.toml").read_text("utf-8"))
    lines = [json.loads(line) for line in collected.read_text("utf-8").splitlines()]
    if missing := [line["name_ja"] for line in lines if line["name_ja"] not in repairs]:
        sys.exit(f"no id for: {missing}")
    entries = [_own(line, repairs[line["name_ja"]]) for line in lines]
    entries += [_added(ident, entry) for ident, entry in additions.items()]
    sources = tomllib.loads((HERE / "brands.sources.toml").read_text("utf-8"))
    if unknown := sources.keys() - {entry.id for entry in entries}:
        sys.exit(f"sources for no entry: {sorted(unknown)}")
    entries = [_read_up(entry, sources[entry.id]) if entry.id in sources else entry for entry in entries]
    _refuse_double_owners(entries)
    SHIPPED.write_bytes(b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries))
    print(f"{SHIPPED.name}: {len(entries)} entries, {sum(entry.verified for entry in entries)} verified")


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("collected", type=Path, help="the collected list, one JSON object a line")
    given = words.parse_args()
    if not given.collected.is_file():
        words.error(f"{given.collected} is not there")
    main(given.collected)
