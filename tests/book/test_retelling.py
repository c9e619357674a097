"""The words that a migration asks for."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text
from tests.book.mails import analysed, mail

from gyotaku.book import retelling
from gyotaku.book.documents import pack
from gyotaku.book.retelling import teach, told_by
from gyotaku.book.words import searchable


def test_a_case_has_the_words_it_would_be_added_with() -> None:
    """They must be the same: the index is told them again when the case changes."""
    case, _ = analysed(mail(1, text="ポケットカード"))
    assert told_by(pack(case), "", "") == searchable(case)


@pytest.mark.parametrize("body", [None, b"", b"no case"])
def test_a_case_that_cannot_be_read_keeps_the_words_of_its_line(body: bytes | None) -> None:
    """One damaged case must not keep the whole book shut."""
    assert told_by(body, "いつも", "a@mail.example") == "いつ つも a mail example"


def test_it_is_told_how_far_the_work_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Minutes without a word look like a program that hangs."""
    monkeypatch.setattr(retelling, "STEP", 2)
    told: list[str] = []
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("CREATE TABLE specimen (id INTEGER)"))
        connection.execute(text("INSERT INTO specimen VALUES (1), (2), (3), (4), (5)"))
        teach(connection, told.append)
        words = connection.execute(text("SELECT words_of(NULL, 'ab', '') FROM specimen")).scalars().all()
    assert words == ["ab"] * 5
    assert told == [f"the full text is written anew: {at} of 5 cases" for at in (2, 4)]
