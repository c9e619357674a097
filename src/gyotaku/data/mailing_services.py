"""Services that send mail for others, known by the domains they leave in headers and links."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_table

LONGEST = 253
"""Longest host name looked at (RFC 1035 section 2.3.4); of a longer one only its end is."""


@cache
def _services() -> dict[str, str]:
    table = read_table("mailing_services.toml")
    found: dict[str, str] = {}
    for name, domains in table["services"].items():
        for domain in domains:
            found.setdefault(domain, name)
    return found


def mailing_service(domain: str) -> str | None:
    """Return the name of the mailing service a domain belongs to, or None."""
    services = _services()
    name = domain[-LONGEST:].lower().strip(".")
    while name:
        if name in services:
            return services[name]
        name = name.partition(".")[2]
    return None
