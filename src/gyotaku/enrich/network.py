"""Provider: whose address an IP is."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.enrich.family import provider
from gyotaku.enrich.subjects import addresses
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Network


@provider(name="network", gives=(Network,), discloses="the IP address, to its regional registry")
def network(evidence: Evidence) -> Iterator[str]:
    """Yield whom to ask about."""
    return addresses(evidence)
