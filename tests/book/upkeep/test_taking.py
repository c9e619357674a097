"""Cases of an export come into a book: new ones whole, known ones where their record goes on."""

from __future__ import annotations

from pathlib import Path

from tests.book.mails import analysed, mail
from tests.book.upkeep.damage import filled, looked

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.upkeep.taking import Imported


def test_decisions_here_are_never_overwritten(book: Book, tmp_path: Path) -> None:
    """Where both sides decided, the book's own word stands, and the case is counted as differing."""
    names = filled(book)
    book.decide(names[0], [("label", "unwanted")], author="Sato", because="first")
    book.upkeep().export(tmp_path / "1.zip")
    other = Book(str(tmp_path / "other" / "b.sqlite"), Campaigns(), create=True)
    other.upkeep().take(tmp_path / "1.zip")
    other.decide(names[0], [("label", "phishing")], author="Suzuki", because="second")
    other.decide(names[1], [("tag", "card")], author="Suzuki")
    other.upkeep().export(tmp_path / "2.zip")
    assert book.upkeep().take(tmp_path / "2.zip") == Imported(cases=4, continued=2, known=2)
    assert {one.sha256: one.label for one in book.cases()}[names[0]] == "phishing"
    book.decide(names[1], [("untag", "card")], author="Sato")
    other.decide(names[1], [("note", "keep")], author="Suzuki")
    other.upkeep().export(tmp_path / "3.zip")
    assert book.upkeep().take(tmp_path / "3.zip") == Imported(cases=4, known=3, differing=1)
    assert book.dossier(names[1]).tags == ()
    assert looked(book) == []
    other.close()


def test_a_newer_version_of_a_case_goes_on_where_this_one_ended(book: Book, tmp_path: Path) -> None:
    """Lists, search, keys and trends follow; the campaign stays what it is here."""
    names = filled(book)
    book.upkeep().export(tmp_path / "1.zip")
    other = Book(str(tmp_path / "other" / "b.sqlite"), Campaigns(), create=True)
    other.upkeep().take(tmp_path / "1.zip")
    case = other.case(names[2])
    changed, _ = analysed(mail(3, subject="another subject altogether"))
    newer = type(case)(tool="t", specimen=case.specimen, evidence=changed.evidence, verdict=changed.verdict)
    other.keep([other.entry(newer, None)], again=True)
    other.upkeep().export(tmp_path / "2.zip")
    assert book.upkeep().take(tmp_path / "2.zip").continued == 1
    assert book.case(names[2]) == newer
    assert book.case(names[2], 1) == case
    assert [one.sha256 for one in book.search("altogether")] == [names[2]]
    assert looked(book) == []
    other.close()


def test_a_case_comes_into_the_campaign_that_took_its_own_in(book: Book, tmp_path: Path) -> None:
    """Where the campaign of an export was merged into another one here, its further cases follow."""
    filled(book)
    book.upkeep().export(tmp_path / "1.zip")
    other = Book(str(tmp_path / "other" / "b.sqlite"), Campaigns(), create=True)
    other.upkeep().take(tmp_path / "1.zip")
    (own,) = {one.campaign for one in other.cases() if one.campaign}
    lunch = [mail(number, subject=f"Lunch {number}", domain=f"friend{number}.example", text="See you.\n") for number in (50, 51)]
    pair = [one.sha256 for one in other.keep([other.entry(*analysed(raw)) for raw in lunch])]
    into = other.steering(author="Sato", because="one gang").merge("", [], pair)
    assert other.steering(author="Sato", because="one gang").merge(into, [own], []) == into
    (later,) = book.keep([book.entry(*analysed(mail(4)))])
    assert later.campaign == own
    book.upkeep().export(tmp_path / "2.zip")
    assert other.upkeep().take(tmp_path / "2.zip").new == 1
    assert {one.sha256: one.campaign for one in other.cases()}[later.sha256] == into
    assert looked(other) == []
    other.close()
