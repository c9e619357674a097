"""Provider: whose address an IP is. The embedded table always answers; a live answer or a recording stands beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from gyotaku.data.networks import networks
from gyotaku.enrich.family import provider
from gyotaku.enrich.subjects import addresses
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Network
from gyotaku.transport import Answer


@cache
def _cdn() -> dict[int, str]:
    table = tomllib.loads((files("gyotaku.data") / "cdn.toml").read_text(encoding="utf-8"))
    return {int(number): name for number, name in table["cdn"].items()}


def _embedded(about: str) -> list[Answer]:
    ip = about.removeprefix("ip:")
    table = networks()
    owner = table.owner(ip)
    if owner is None:
        return []
    cdn = owner.asn in _cdn()
    fact = Network(
        ip=ip,
        organisation=owner.organisation,
        asn=owner.asn or None,
        country=owner.country,
        cdn=cdn,
        role="cdn" if cdn else "",
    )
    at = datetime.fromisoformat(table.date).replace(tzinfo=UTC)
    source = f"embedded table of {table.date} ({table.sources})"
    note = f"AS{owner.asn} {owner.organisation}, {owner.country or '?'}"
    return [Answer(provider="network", about=about, at=at, source=source, facts=(fact,), note=note)]


@provider(name="network", gives=(Network,), discloses="the IP address, to its regional registry", embedded=_embedded)
def network(evidence: Evidence) -> Iterator[str]:
    """Yield the source address of the mail and the addresses of the sites it links to."""
    return addresses(evidence)
