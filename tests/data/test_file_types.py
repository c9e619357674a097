"""The tables of file types."""

from __future__ import annotations

from gyotaku.data.file_types import magic, promised_by_ending, promised_by_label, words


def test_tables_are_usable() -> None:
    """Every ending and label promises known words; each type's bytes are told once at one place."""
    assert len({(offset, wanted) for _, offset, wanted in magic()}) == len(magic())
    assert promised_by_ending("pdf") == {"pdf"}
    assert promised_by_ending("nothing") == frozenset()
    assert "jpeg" in promised_by_label("image/jpg")
    assert promised_by_label("application/octet-stream") == frozenset()
    assert words("programs") <= words("runs")
    assert not words("runs") & words("documents")
