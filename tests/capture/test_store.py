"""Files named by their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from gyotaku.capture.store import LARGEST, Store


def test_one_content_one_file(tmp_path: Path) -> None:
    """The same bytes are kept once, under their hash."""
    store = Store(tmp_path)
    one, other = store.keep(b"page", "text/html"), store.keep(b"page", "text/html")
    assert one == other
    assert (tmp_path / one.path).read_bytes() == b"page"
    assert one.path == f"files/{hashlib.sha256(b'page').hexdigest()}.html"


def test_what_is_over_the_limit_is_cut(tmp_path: Path) -> None:
    """A file never grows over the limit, and its size says what is there."""
    stored = Store(tmp_path).keep(b"x" * (LARGEST + 5), "application/x-odd")
    assert (stored.size, (tmp_path / stored.path).stat().st_size, stored.path[-4:]) == (LARGEST, LARGEST, ".bin")
