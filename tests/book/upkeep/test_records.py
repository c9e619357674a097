"""Records of an export beside those of a book."""

from __future__ import annotations

from gyotaku.book.upkeep.records import beyond


def test_a_record_goes_on_only_where_this_one_ends() -> None:
    """The beginning of the other is continued, a longer one needs nothing, another one is None."""
    assert beyond([1], [1, 2]) == [2]
    assert beyond([1, 2], [1]) == []
    assert beyond([1, 3], [1, 2]) is None
