"""Provider: what the landing page showed, as a recording states it. Live visits are made by `capture`, never by default."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.enrich.family import provider
from gyotaku.enrich.subjects import urls
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Cloaking, Form, PageView


@provider(name="page", gives=(PageView, Cloaking, Form), discloses="a visit, to the site itself")
def page(evidence: Evidence) -> Iterator[str]:
    """Yield whom to ask about."""
    return urls(evidence)
