"""Writing a batch."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text
from tests.book.mails import analysed, mail
from tests.book.upkeep.damage import looked

from gyotaku.book.batch import Batch
from gyotaku.book.facade import Book
from gyotaku.book.ports import Alone, Key, Known, Mine, Near, Placement, Reason
from gyotaku.model.case import Case
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DateClaim, Subject


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


class Sharing(Alone):
    """A placer that joins whatever shares a word of the subject, and merges what comes together, unless it must stay apart."""

    def keys(self, case: Case, /) -> tuple[Key, ...]:
        """List the words of the subject."""
        found = case.evidence.first(Subject)
        return tuple(Key(family="subject", value=word) for word in (found[0].text.split() if found else ()))

    def speaks(self, _key: Key, _known: Known, /) -> bool:
        """Believe every key."""
        return True

    def place(self, _mine: Mine, _known: dict[Key, Known], near: tuple[Near, ...], /) -> Placement:
        """Join the first campaign there is, with everything that is near."""
        names = sorted({one.campaign for one in near if one.campaign})
        founders = tuple(one.specimen for one in near if not one.campaign)
        reasons = tuple(Reason(specimen=one.specimen, keys=one.shares) for one in near)
        if not names:
            return Placement(action="found", founders=founders, title="words", reasons=reasons) if near else Placement()
        apart = {name for one in near if one.campaign == names[0] for name in one.apart}
        absorbed = tuple(name for name in names[1:] if name not in apart)
        action = "merge" if absorbed else "join"
        return Placement(action=action, campaign=names[0], founders=founders, absorbed=absorbed, reasons=reasons)


def _grouped(book: Book) -> object:
    """Return what a reader sees of the campaigns, but for the time."""
    told = [
        (one, [(event.action, event.author, event.sha256, event.detail) for event in book.campaign(one.id)[1]])
        for one in book.campaigns()
    ]
    return {one.sha256: one.campaign for one in book.cases(most=100)}, told


@pytest.mark.parametrize("seed", range(6))
def test_a_batch_places_as_one_case_after_the_other(where: str, tmp_path: Path, seed: int) -> None:
    """What is written together at the end of a batch is seen by whoever is placed before it, merged campaigns included."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = [" ".join(chance.sample([f"word{number}" for number in range(9)], chance.choice((1, 1, 2)))) for _ in range(16)]
    entries = [analysed(mail(number, subject=subject)) for number, subject in enumerate(words, 1)]
    together, single = Book(where, Sharing(), create=True), Book(str(tmp_path / "single.sqlite"), Sharing(), create=True)
    together.keep([together.entry(*one) for one in entries])
    for one in entries:
        single.keep([single.entry(*one)])
    assert _grouped(together) == _grouped(single)
    assert looked(together) == looked(single) == []
    assert any(one.campaign for one in together.cases())
    together.close()
    single.close()


def test_what_an_analyst_put_apart_is_told_to_the_placer(where: str) -> None:
    """A mail that is like two campaigns that must stay apart joins one and merges nothing."""
    book = Book(where, Sharing(), create=True)
    names = [one.sha256 for one in book.keep([book.entry(*analysed(mail(number, subject="word"))) for number in range(1, 5)])]
    to = book.steering(author="Sato", because="two gangs").split(names[2:])
    (later,) = book.keep([book.entry(*analysed(mail(5, subject="word")))])
    placed = {one.sha256: one.campaign for one in book.cases()}
    assert len({placed[one] for one in names}) == 2
    assert placed[names[2]] == to
    assert later.campaign in placed.values()
    book.close()
