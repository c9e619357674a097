"""Checking what is counted over many cases."""

from __future__ import annotations

from tests.book.upkeep.damage import damage, filled, looked

from gyotaku.book.facade import Book
from gyotaku.book.upkeep.counts import living


def test_a_campaign_that_was_merged_is_followed_to_where_it_went() -> None:
    """Over several steps; a circle ends."""
    assert living("a", {"a": "b", "b": "c", "c": ""}) == "c"
    assert living("a", {"a": "b", "b": "a"}) in {"a", "b"}


def test_nobody_is_left_in_a_merged_campaign(book: Book) -> None:
    """Its cases follow it, and both are counted anew."""
    filled(book)
    (campaign,) = list(book.campaigns())
    damage(
        book,
        "INSERT INTO campaign (id, title, made, merged_into, pinned, cases, first, last) "
        "SELECT 'c000', title, made, '', pinned, 0, 0, 0 FROM campaign",
        "UPDATE campaign SET merged_into = 'c000' WHERE id <> 'c000'",
    )
    assert [one.kind for one in looked(book)] == ["campaign-merged"]
    book.upkeep().check().mend()
    assert looked(book) == []
    assert [(one.id, one.cases) for one in book.campaigns()] == [("c000", campaign.cases)]


def test_a_key_that_no_evidence_gives_any_more_is_taken_away(book: Book) -> None:
    """A key without words cannot be shown as a reason."""
    filled(book)
    longer = (
        "hashes || '\\x0000000000000007'::bytea"
        if book._database.kind == "postgresql"
        else "CAST(hashes || x'0000000000000007' AS BLOB)"
    )
    damage(book, f"UPDATE keyring SET hashes = {longer} WHERE specimen = 1", "INSERT INTO holding (hash, specimen) VALUES (7, 1)")  # noqa: S608 - ours
    assert [one.kind for one in looked(book)] == ["key-unknown"]
    book.upkeep().check().mend()
    assert looked(book) == []
