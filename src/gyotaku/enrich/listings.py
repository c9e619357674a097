"""Provider: listings."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.enrich.family import provider
from gyotaku.enrich.subjects import urls
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Listing


@provider(name="listings", gives=(Listing,), discloses="the URL, to the list's operator")
def listings(evidence: Evidence) -> Iterator[str]:
    """Yield whom to ask about."""
    return urls(evidence)
