"""Writing a batch."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from sqlalchemy import text
from tests.book.mails import analysed, mail

from gyotaku.book.batch import Batch
from gyotaku.book.facade import Book
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DateClaim


def test_a_batch_that_fails_half_way_leaves_nothing(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of a batch or none: no case without its words, keys and counts."""
    entries = [book.entry(*analysed(mail(number))) for number in range(3)]

    def failing(_self: Batch) -> None:
        raise RuntimeError

    monkeypatch.setattr(Batch, "flush", failing)
    with pytest.raises(RuntimeError):
        book.keep(entries)
    monkeypatch.undo()
    with book._database.reading() as connection:
        for table in ("specimen", "case_version", "document", "holding", "trait", "keyring", "campaign", "tally"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0, table  # noqa: S608 - ours
    assert all(one.new for one in book.keep(entries))


def test_files_of_a_capture_are_kept_with_their_version(book: Book) -> None:
    """Equal pictures are one blob; the rows name both."""
    case, raw = analysed(mail())
    book.keep([book.entry(case, raw, {"page.png": b"picture", "again.png": b"picture"})])
    with book._database.reading() as connection:
        rows = connection.execute(text("SELECT name, sha256 FROM kept_file ORDER BY name")).all()
    assert [row.name for row in rows] == ["1/again.png", "1/page.png"]
    assert len(list(book._blobs.every())) == 2


def test_late_evidence_moves_a_case_and_the_counts_with_it(book: Book) -> None:
    """A new version with other keys leaves its old campaign's figures right."""
    kept = book.keep([book.entry(*analysed(mail(number))) for number in range(1, 4)])
    assert len({one.campaign for one in kept if one.campaign}) == 1
    case = book.case(kept[2].sha256)
    other, _ = analysed(
        mail(3, subject="Lunch on Friday?", domain="friend.example", text="See you at noon at the usual place.\n")
    )
    changed = type(case)(tool="gyotaku/next", specimen=case.specimen, evidence=other.evidence, verdict=other.verdict)
    book.keep([book.entry(changed, None)], again=True)
    (campaign,) = list(book.campaigns())
    assert kept[2].sha256 not in campaign.cases
    assert len(campaign.cases) == 2
    assert [one.action for one in book.campaign(campaign.id)[1]][-1] == "left"


def test_a_case_that_moves_to_another_day_is_found_on_that_day(book: Book) -> None:
    """The full text stands in the order of the days: equal words must move with their case."""
    case, raw = analysed(mail())
    book.keep([book.entry(case, raw)])
    (before,) = book.search("本人確認")
    moved = tuple(
        msgspec.structs.replace(one, fact=msgspec.structs.replace(one.fact, at=one.fact.at - timedelta(days=40)))
        if isinstance(one.fact, DateClaim) and one.fact.at is not None
        else one
        for one in case.evidence.observations
    )
    again = msgspec.structs.replace(case, evidence=Evidence(observations=moved, absences=case.evidence.absences))
    book.keep([book.entry(again, raw)], again=True)
    (after,) = book.search("本人確認")
    assert after.seen != before.seen
    assert list(book.upkeep().check().look()) == []
