"""The icon of the landing page, by its bytes: a kit brings its own, and a copied page the brand's."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.keys.page import SHOWN
from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageView

MOST = 2


def favicon(evidence: Evidence) -> Iterator[Key]:
    """Yield the icon of each page that was really shown; a server's own icon is common, and its key loses its weight by that."""
    found = dict.fromkeys(view.icon_sha256 for view, _ in evidence.of(PageView) if view.icon_sha256 and view.state in SHOWN)
    yield from (Key(family="favicon", value=f"sha256 {icon[:32]}") for icon in list(found)[:MOST])
