"""Services that park names nobody uses, by their name servers (see `parking.toml`)."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_record
from gyotaku.model.noun import Noun


class _Parking(Noun, frozen=True, kw_only=True):
    date: str
    source: str
    services: dict[str, tuple[str, ...]]


@cache
def _by_domain() -> dict[str, str]:
    table = read_record("parking.toml", _Parking)
    return {domain: name for name, domains in table.services.items() for domain in domains}


def parking(server: str) -> str:
    """Return the service a name server belongs to; empty when it is no known parking service."""
    labels = server.lower().rstrip(".").split(".")
    known = _by_domain()
    return next((known[end] for start in range(len(labels)) if (end := ".".join(labels[start:])) in known), "")
