"""Pack IANA's RDAP bootstrap files (RFC 9224: dns.json, ipv4.json, ipv6.json) into the one file that `rdap_services.py` reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from ipaddress import ip_network

from gyotaku.errors import InputError

SOURCE = "IANA RDAP bootstrap service registries, https://data.iana.org/rdap/"
NAMES = ("dns", "ipv4", "ipv6")


def build(dns: bytes, ipv4: bytes, ipv6: bytes, via: str = "") -> bytes:
    """Pack the three files, services in a fixed order, https before http; a file of another form is an `InputError`."""
    head: dict[str, object] = {"source": SOURCE, "via": via}
    tables: list[str] = []
    for name, raw in zip(NAMES, (dns, ipv4, ipv6), strict=True):
        try:
            table = json.loads(raw)
            head[f"{name}_date"] = str(table["publication"])
            services = sorted(
                [sorted(map(_key(name), one)), sorted(map(_url, two), key=_plain)] for one, two in table["services"]
            )
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{name}.json", f"is not a bootstrap file of IANA: {type(error).__name__}: {error}") from error
        if not services:
            raise InputError(f"{name}.json", "names no service")
        shown = ",\n  ".join(json.dumps(service, separators=(",", ":")) for service in services)
        tables.append(f' "{name}": [\n  {shown}\n ]')
    lines = ",\n".join(f" {json.dumps(name)}: {json.dumps(value)}" for name, value in head.items())
    return ("{\n" + lines + ",\n" + ",\n".join(tables) + "\n}\n").encode()


def _plain(url: str) -> tuple[bool, str]:
    return not url.startswith("https:"), url


def _url(text: object) -> str:
    if not isinstance(text, str) or not text.startswith(("https://", "http://")):
        raise ValueError(f"{text!r} is no web address")
    return text


def _key(name: str) -> Callable[[object], str]:
    return str if name == "dns" else lambda text: str(ip_network(str(text)))
