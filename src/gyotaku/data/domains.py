"""Registrable domains by the public suffix list (publicsuffix.org; the copy's date is in the pinned package's version)."""

from __future__ import annotations

import ipaddress
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import idna
from publicsuffixlist import PSLFILE

_PRIVATE = "// ===BEGIN PRIVATE DOMAINS==="
_RULE = re.compile(r"^(?!//)\S+", re.MULTILINE)
_MOST_LABELS = 8
"""More labels than any entry of the list has."""


@cache
def _endings(section: Literal["icann", "all"]) -> dict[str, int]:
    """Return the list's endings with how many labels their rule adds: 1 for `*.ck`, -1 for `!www.ck`; its names are U-labels."""
    text = Path(PSLFILE).read_text("utf-8")
    text = text.partition(_PRIVATE)[0] if section == "icann" else text
    rules = _RULE.findall(text.lower())
    endings = dict.fromkeys(rules, 0)
    odd = [rule for rule in rules if rule[0] in "*!"]
    endings.update((rule[2:], 1) for rule in odd if rule.startswith("*."))
    endings.update((rule[1:], -1) for rule in odd if rule.startswith("!"))
    return endings


def _public_labels(labels: list[str], endings: dict[str, int]) -> int:
    """Count the labels of a host's public suffix; 0 for an ending that the list does not have."""
    count = min(len(labels), _MOST_LABELS)
    ending = ".".join(labels[-count:])
    while ending:
        added = endings.get(ending)
        if added is not None:
            return min(count + added, len(labels))  # `ck` by itself is the suffix that `*.ck` implies
        ending = ending.partition(".")[2]
        count -= 1
    return 0


def _ending(host: str, endings: dict[str, int], below: int) -> str:
    """Return the public suffix of a host with so many labels `below` it, in the host's own spelling; ``""`` when it has fewer."""
    host = host.strip(".").lower()
    if not host or ".." in host or ip_host(host):
        return ""
    shown = labels = host.split(".")
    if "xn--" in host:  # the list has U-labels
        shown = to_unicode(host).lower().split(".")
        shown = shown if len(shown) == len(labels) else labels
    count = (_public_labels(shown, endings) or 1) + below
    return ".".join(labels[-count:]) if count <= len(labels) else ""


@lru_cache(maxsize=4096)
def ip_host(host: str) -> bool:
    """Whether a host is an IP address literal (brackets of IPv6 allowed)."""
    if ":" not in host and not host[-1:].isdigit():
        return False
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """Return the registrable domain of a host, private suffixes (duckdns.org, pages.dev) counted as suffixes; else ``""``."""
    return _ending(host, _endings("all"), 1)


@lru_cache(maxsize=4096)
def registered(host: str) -> str:
    """Return the domain that stands in a registry for a host: ICANN suffixes only, so `pages.dev` for `x.pages.dev`."""
    return _ending(host, _endings("icann"), 1)


@lru_cache(maxsize=4096)
def suffix(host: str) -> str:
    """Return the public suffix of a host (`co.jp`, `cn`); ``""`` for an address."""
    return _ending(host, _endings("icann"), 0)


@lru_cache(maxsize=4096)
def to_unicode(host: str) -> str:
    """Return the U-label form of a host (RFC 5891); labels that do not decode stay as they are."""
    return ".".join(_u_label(label) for label in host.split("."))


def _u_label(label: str) -> str:
    if not label.lower().startswith("xn--"):
        return label
    try:
        return idna.decode(label)
    except (idna.IDNAError, UnicodeError):
        try:
            # Browsers show labels that IDNA 2008 refuses (emoji); plain punycode is what they hold.
            shown = label[4:].encode("ascii").decode("punycode")
        except UnicodeError:
            return label
        # A label that decodes to plain ASCII is malformed; showing it decoded would show another host's name.
        return label if shown.isascii() else shown


@lru_cache(maxsize=8192)
def under(host: str, domain: str) -> bool:
    """Whether a host is a domain or lies below it."""
    host, domain = host.lower().strip("."), domain.lower().strip(".")
    return bool(domain) and (host == domain or host.endswith("." + domain))


@lru_cache(maxsize=4096)
def known_suffix(host: str) -> bool:
    """Whether the last label of a host is a suffix the list knows, so that `README.txt` is not taken for a host."""
    shown = to_unicode(host.strip(".").lower()).lower()
    return ".." not in shown and _public_labels(shown.split("."), _endings("icann")) > 0
