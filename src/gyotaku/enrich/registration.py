"""Provider: registration."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.enrich.family import provider
from gyotaku.enrich.subjects import domains
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Registration


@provider(name="registration", gives=(Registration,), discloses="the domain name, to its registry")
def registration(evidence: Evidence) -> Iterator[str]:
    """Yield whom to ask about."""
    return domains(evidence)
