"""Provider: what block lists say about the links, their hosts, and the source address."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.enrich.family import provider
from gyotaku.enrich.subjects import hosts, source, urls
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Listing


@provider(name="listings", gives=(Listing,), discloses="the URL, host name or address, to the list's operator")
def listings(evidence: Evidence) -> Iterator[str]:
    """Yield the URLs of the links, their hosts, and the address the mail came from."""
    yield from urls(evidence)
    yield from hosts(evidence)
    yield from source(evidence)
