"""Way of asking Google Safe Browsing (v5, hashes.search): four bytes of the hash of each expression of a URL, never the URL."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import quote, quote_from_bytes, unquote_to_bytes, urlencode

from ada_url import URL

from gyotaku.enrich.family import way
from gyotaku.enrich.listed import listing, tree
from gyotaku.model.facts import Listing
from gyotaku.transport import Answer, FailedError, Ports

BASE = "https://safebrowsing.googleapis.com"
THREATS = {
    "SOCIAL_ENGINEERING": "phishing",
    "MALWARE": "malware",
    "UNWANTED_SOFTWARE": "unwanted software",
    "POTENTIALLY_HARMFUL_APPLICATION": "harmful app",
}
"""Threat types this reader knows; a detail with another one is to be ignored (FullHashDetail, forward compatibility)."""


@way(
    name="safe-browsing",
    provider="listings",
    about=("url",),
    tells="four bytes of the hash of each part of the URL, to Google",
    key="SAFE_BROWSING_API_KEY",
    holds=300,
)
def ask(about: str, ports: Ports) -> list[Answer]:
    """Ask for the full hashes behind the prefixes and compare them here."""
    hashes = {hashlib.sha256(one.encode()).digest() for one in expressions(about.removeprefix("url:"))}
    prefixes = sorted({base64.b64encode(one[:4]).decode() for one in hashes})
    query = urlencode([*(("hashPrefixes", one) for one in prefixes), ("alt", "json"), ("key", ports.choice.key)])
    reply = ports.http.get(f"{(ports.choice.endpoint or BASE).rstrip('/')}/v5/hashes:search?{query}")
    threats = sorted(set(_threats(tree(reply), hashes)))
    fact = Listing(about=about, listed=bool(threats), list="Google Safe Browsing", category=", ".join(threats))
    note = f"{len(prefixes)} hash prefixes asked, matching: {', '.join(threats) or 'none'}"
    return [listing(about, ports, reply, fact, note=note, url="https://transparencyreport.google.com/safe-browsing/search")]


def _threats(found: dict[str, object], hashes: set[bytes]) -> Iterator[str]:
    entries = found.get("fullHashes") or []
    if not isinstance(entries, list):
        raise FailedError("unparsable", "fullHashes is no list")
    for entry in entries:
        if not isinstance(entry, dict):
            raise FailedError("unparsable", "an entry of fullHashes is no object")
        try:
            whole = base64.b64decode(str(entry.get("fullHash")), validate=False)
        except binascii.Error as error:
            raise FailedError("unparsable", "fullHash is no base64") from error
        if whole not in hashes:
            continue
        for detail in entry.get("fullHashDetails") or []:
            threat = THREATS.get(detail.get("threatType", "")) if isinstance(detail, dict) else None
            if threat:
                yield threat


def expressions(url: str) -> list[str]:
    """Return the host-suffix and path-prefix expressions of a URL (Safe Browsing, "URLs and Hashing"), at most 30."""
    host, path, query = _canonical(url)
    hosts = [host]
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        labels = host.split(".")
        hosts += [".".join(labels[-count:]) for count in range(min(len(labels) - 1, 5), 1, -1)]
    steps = path.split("/")[1:-1]
    paths = [path + query] if query else []
    paths += [path, *("/" + "".join(f"{step}/" for step in steps[:count]) for count in range(min(len(steps), 3) + 1))]
    return list(dict.fromkeys(one + way for one in dict.fromkeys(hosts) for way in dict.fromkeys(paths)))[:30]


def _canonical(url: str) -> tuple[str, str, str]:
    """Return host, path and query (with its question mark) in the canonical form that is hashed."""
    try:
        parsed = URL(url)
    except ValueError as error:
        raise FailedError("not-a-web-address", "the URL cannot be read") from error
    host = ".".join(part for part in parsed.hostname.split(".") if part)
    path = unquote_to_bytes(parsed.pathname)
    for _ in range(10):
        again = unquote_to_bytes(path)
        if again == path:
            break
        path = again
    while b"//" in path:
        path = path.replace(b"//", b"/")
    shown = quote_from_bytes(path, safe="".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "#%"))
    return host, shown or "/", quote(parsed.search, safe="".join(chr(code) for code in range(0x21, 0x7F) if chr(code) != "#"))
