"""Where a book is."""

from __future__ import annotations

from pathlib import Path

import pytest

from gyotaku.book.place import Place
from gyotaku.errors import BookError


def test_the_address_of_a_book_says_what_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A path, a URL, or the user's data folder; a password is never shown."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("GYOTAKU_BOOK", raising=False)
    assert Place(None).name == str(tmp_path / "gyotaku" / "book.sqlite")
    assert Place("a/b.sqlite").engine == "sqlite"
    place = Place("postgresql://analyst:secret@db.example/cases?files=/srv/files")
    assert (place.engine, place.files) == ("postgresql", "/srv/files")
    assert "secret" not in place.name
    with pytest.raises(BookError, match="a book is a file"):
        Place("mysql://db.example/cases")
