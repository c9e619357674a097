"""How the page of the mail is built: its elements in order, without its words."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body


def html(evidence: Evidence) -> Iterator[Key]:
    """Yield the skeleton the reader took of the HTML, where there is one."""
    found = evidence.first(Body)
    if found is not None and found[0].skeleton:
        yield Key(family="html", value=found[0].skeleton)
