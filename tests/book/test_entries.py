"""What is computed of a mail before it is kept."""

from __future__ import annotations

from tests.book.mails import analysed, mail

from gyotaku.book.documents import unpack
from gyotaku.book.entries import Entry, Ready, columns_of, mine_of, seconds_of
from gyotaku.book.joining import Campaigns
from gyotaku.book.summary import summary


def test_everything_of_an_entry_is_ready() -> None:
    """Document, keys and words are made of the case alone, so that the transaction only writes."""
    case, raw = analysed(mail())
    ready = Ready(Entry(case=case, raw=raw), Campaigns())
    assert unpack(ready.body, case.specimen.sha256) == case
    assert ready.keys
    assert ready.words


def test_the_columns_are_those_of_the_case() -> None:
    """A sender is stored backwards too, so that `*.example` is a beginning."""
    case, _ = analysed(mail(4))
    columns = summary(case)
    row = columns_of(columns)
    assert row["sender_reversed"] == "example.mail@user4"
    assert row["seen"] == seconds_of(columns) is not None
    mine = mine_of(7, case.specimen.sha256, {}, columns)
    assert (mine.specimen, mine.label, mine.brand) == (7, columns.label, columns.brand)
