"""The book as the desk hands it out."""

from __future__ import annotations

import pytest
from tests.book.mails import analysed, mail

from gyotaku.book.facade import Book
from gyotaku.errors import UsageError


def test_a_case_is_named_by_the_beginning_of_its_hash(book: Book) -> None:
    """Few digits suffice where they are enough; else the error says what to do."""
    name = book.keep([book.entry(*analysed(mail()))])[0].sha256
    assert book.find(name[:4]) == book.find(name.upper()) == name
    with pytest.raises(UsageError, match="No case of the book begins with"):
        book.find("0000" if name[:4] != "0000" else "ffff")
    for wrong in ("", "abc", "xyz1"):
        with pytest.raises(UsageError, match="no beginning of a SHA-256"):
            book.find(wrong)


def test_a_version_that_is_not_there_is_named(book: Book) -> None:
    """Versions are counted from one."""
    name = book.keep([book.entry(*analysed(mail()))])[0].sha256
    with pytest.raises(UsageError, match="has no version 2"):
        book.case(name, 2)


def test_a_dossier_holds_everything_known(book: Book) -> None:
    """Case, versions, decisions, editions and standing in one answer."""
    name = book.keep([book.entry(*analysed(mail()))])[0].sha256
    book.decide(name, [("tag", "card")], author="Sato")
    dossier = book.dossier(name)
    assert dossier.line.sha256 == name
    assert dossier.versions[0].why == "added"
    assert dossier.tags == ("card",)
    assert dossier.publication == "draft"
