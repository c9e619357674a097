"""Provider: dns."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.enrich.family import provider
from gyotaku.enrich.subjects import hosts
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DnsAnswer


@provider(name="dns", gives=(DnsAnswer,), discloses="the host name, to the resolver")
def dns(evidence: Evidence) -> Iterator[str]:
    """Yield whom to ask about."""
    return hosts(evidence)
