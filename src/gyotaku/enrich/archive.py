"""Provider: earlier cases that share something with this one."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.enrich.family import provider
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Sighting


@provider(name="archive", gives=(Sighting,), discloses="nothing: it is read from a file")
def archive(evidence: Evidence) -> Iterator[str]:  # noqa: ARG001 - asked about the mail as a whole
    """Yield the one subject: this mail."""
    yield "mail"
