"""What the landing page showed: its words and title."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from gyotaku.book.keys.folding import names, skeleton
from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageView

SHORTEST = 40
"""Letters below which a page's text is anybody's: `404 Not Found`, `Loading…`."""
TITLE = 8
SHOWN = frozenset({"alive", "form", "phishing-form", "login-form", "card-form", "personal-form"})
"""States in which the page is the campaign's own; error and waiting pages are a service's."""


def page(evidence: Evidence) -> Iterator[Key]:
    """Yield the text and the title of each page that was really shown."""
    known = names(evidence)
    for view, _ in evidence.of(PageView):
        if view.state not in SHOWN:
            continue
        text = skeleton(view.text[:20_000], known).replace(" ", "")
        if len(text) >= SHORTEST:
            yield Key(family="page", value=blake2b(text.encode(), digest_size=8).hexdigest())
        title = skeleton(view.title[:300], known)
        if len(title) >= TITLE:
            yield Key(family="page-title", value=title[:200])
