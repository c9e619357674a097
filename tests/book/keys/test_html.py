from __future__ import annotations

from tests.book.keys.evidence import of

from gyotaku.book.keys.html import html
from gyotaku.model.facts import Body


def test_the_skeleton_is_the_key() -> None:
    """It is taken as the reader took it; plain text has none."""
    page = Body(blocks=(), part="1", media_type="text/html", skeleton="00ff00ff00ff00ff")
    assert [key.value for key in html(of(page))] == ["00ff00ff00ff00ff"]
    assert list(html(of(Body(blocks=(), part="1", media_type="text/plain")))) == []
