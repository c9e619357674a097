"""Checking a whole book."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.book.upkeep.damage import damage, filled, kinds, looked

from gyotaku.book.facade import Book
from gyotaku.errors import BookError


def test_a_book_that_was_only_used_is_whole(book: Book) -> None:
    """Adding, deciding, publishing and analysing again leave nothing to mend, on both engines."""
    names = filled(book)
    assert looked(book) == []
    book.decide(names[0], [("label", "likely-genuine")], author="Sato", because="known sender")
    book.decide(names[1], [("tag", "card")], author="Sato")
    book.publish(names[1], {"en": "text"}, author="Sato")
    case = book.case(names[2])
    book.keep(
        [book.entry(type(case)(tool="t", specimen=case.specimen, evidence=case.evidence, verdict=case.verdict), None)], again=True
    )
    assert looked(book) == []


def test_an_empty_book_is_whole(book: Book) -> None:
    """There is nothing to find."""
    assert looked(book) == []


def test_everything_that_can_be_derived_is_mended(book: Book) -> None:
    """Lists, full text, keys, campaigns and trends are computed again from the cases; a second look finds nothing."""
    names = filled(book)
    before = {one.sha256: one for one in book.cases()}
    campaigns = list(book.campaigns())
    damage(
        book,
        "UPDATE specimen SET brand = 'other', label = 'unwanted' WHERE id = 1",
        "DELETE FROM keyring WHERE specimen = 1",
        "DELETE FROM holding WHERE specimen = 2",
        "INSERT INTO holding (hash, specimen) VALUES (12345, 3)",
        "DELETE FROM trait WHERE family = 'body'",
        "UPDATE trait SET cases = 50 WHERE family = 'subject'",
        "UPDATE keyring SET alike = '[' WHERE specimen = 3",
        "UPDATE tally SET cases = 50 WHERE facet = 'label'",
        "DELETE FROM campaign",
        "UPDATE campaign_event SET specimen = 77",
    )
    found = looked(book)
    assert kinds(found) >= {
        "columns-wrong", "label-wrong", "keys-missing", "holding-missing", "holding-of-nobody", "key-unknown",
        "key-count-wrong", "alike-wrong", "trends-wrong", "campaign-unknown", "event-of-nobody",
    }  # fmt: skip
    assert all(one.mends and not one.mended for one in found)
    assert all(one.mended for one in book.upkeep().check().mend())
    assert looked(book) == []
    assert {one.sha256: one for one in book.cases()} == before
    assert [one.cases for one in book.campaigns()] == [one.cases for one in campaigns]
    assert names[0] in {one.sha256 for one in book.cases("brand:pocketcard")} or not before[names[0]].brand


def test_keys_that_were_cut_off_are_computed_again(book: Book) -> None:
    """Half a key is no traceback."""
    filled(book)
    damage(
        book,
        "UPDATE keyring SET hashes = CAST(substr(hashes, 1, 12) AS BLOB)"
        if book._database.kind == "sqlite"
        else "UPDATE keyring SET hashes = substr(hashes, 1, 12)",
    )
    assert "keys-missing" in kinds(looked(book))
    book.upkeep().check().mend()
    assert looked(book) == []


def test_a_look_changes_nothing(book: Book) -> None:
    """Without --repair the book stays as it is, damage and all."""
    filled(book)
    damage(book, "UPDATE tally SET cases = 50 WHERE facet = 'label'")
    assert looked(book) == looked(book) != []


def test_while_others_write_only_the_rows_are_looked_at(book: Book) -> None:
    """What is just being added would look like an orphan; a repair says who is in the way."""
    filled(book)
    (Path(book.place.files) / "tmp" / "left").write_bytes(b"half")
    with book._database.at_work():
        check = book.upkeep().check()
        assert list(check.look()) == []
        assert "another program is writing" in check.unseen
        with pytest.raises(BookError, match="another program is writing"):
            book.upkeep().check().mend()
    assert kinds(looked(book)) == {"temp-file"}
