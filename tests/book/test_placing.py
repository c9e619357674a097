"""Carrying out placements."""

from __future__ import annotations

from gyotaku.book.database import Database
from gyotaku.book.place import Place
from gyotaku.book.placing import Campaigns, told
from gyotaku.book.ports import Key, Near, Reason


def test_a_campaign_is_called_after_the_case_that_made_it(where: str) -> None:
    """The same mails in the same order make the same ids in every book."""
    database = Database(Place(where))
    with database.writing() as connection:
        campaigns = Campaigns(connection, 0)
        assert campaigns.new_id("a" * 64) == campaigns.new_id("a" * 64)
        assert campaigns.new_id("a" * 64) != campaigns.new_id("b" * 64)
    database.close()


def test_reasons_are_stored_without_the_books_numbers() -> None:
    """A reason can be read in an export: the other case by its hash, the keys by family and value."""
    key = Key(family="link", value="/netsgvice/logyino/")
    near = (Near(specimen=7, sha256="f" * 64, shares=(key,)),)
    (one,) = told((Reason(specimen=7, keys=(key,)),), near, 3)
    assert (one.sha256, one.keys) == ("f" * 64, (("link", "/netsgvice/logyino/"),))
