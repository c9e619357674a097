"""Taking an export into a book."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.book.conftest import fresh
from tests.book.upkeep.damage import filled, looked

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.upkeep.taking import Imported
from gyotaku.errors import BookError


def _lists(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist() if name != "manifest.json"}


def _told(book: Book) -> object:
    """Return everything a reader sees of a book."""
    cases = book.cases(most=1000)
    return (
        cases,
        [book.dossier(one.sha256) for one in cases],
        [(one, book.campaign(one.id)[1]) for one in book.campaigns()],
        book.search("ポケットカード"),
        book.trends("month"),
        [book.raw(one.sha256) for one in cases],
    )


def _decided(book: Book, names: list[str]) -> None:
    book.decide(names[0], [("label", "likely-genuine")], author="Sato", because="known sender")
    book.decide(names[1], [("tag", "card")], author="Sato")
    book.publish(names[1], {"en": "text", "ja": "本文"}, author="Sato")
    case = book.case(names[2])
    again = type(case)(tool="gyotaku/next", specimen=case.specimen, evidence=case.evidence, verdict=case.verdict)
    book.keep([book.entry(again, None)], again=True)


def test_a_book_goes_from_sqlite_to_postgresql_and_back_unchanged(server: str, tmp_path: Path) -> None:
    """Everything a reader sees is equal, the exports are equal byte for byte, and each copy passes the check."""
    first = Book(str(tmp_path / "one.sqlite"), Campaigns(), create=True)
    _decided(first, filled(first, 5))
    first.upkeep().export(tmp_path / "1.zip")
    second = Book(fresh(server, tmp_path / "two.files"), Campaigns(), create=True)
    assert second.upkeep().take(tmp_path / "1.zip").new == 6
    second.upkeep().export(tmp_path / "2.zip")
    third = Book(str(tmp_path / "three.sqlite"), Campaigns(), create=True)
    third.upkeep().take(tmp_path / "2.zip")
    third.upkeep().export(tmp_path / "3.zip")
    assert _told(first) == _told(second) == _told(third)
    assert _lists(tmp_path / "1.zip") == _lists(tmp_path / "2.zip") == _lists(tmp_path / "3.zip")
    for book in (first, second, third):
        assert looked(book) == []
        book.close()


def test_importing_twice_changes_nothing(book: Book, tmp_path: Path) -> None:
    """Into the book itself, too."""
    _decided(book, filled(book))
    book.upkeep().export(tmp_path / "1.zip")
    before = _told(book)
    assert book.upkeep().take(tmp_path / "1.zip") == Imported(cases=4, known=4)
    assert _told(book) == before
    assert looked(book) == []


def test_a_stopped_import_goes_on(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was taken in before stays; the same command brings the rest."""
    source = Book(str(tmp_path / "one.sqlite"), Campaigns(), create=True)
    _decided(source, filled(source))
    source.upkeep().export(tmp_path / "1.zip")
    book = Book(where if "://" in where else str(tmp_path / "two.sqlite"), Campaigns(), create=True)
    monkeypatch.setattr("gyotaku.book.upkeep.importing.BATCH", 1)
    monkeypatch.setattr("gyotaku.book.upkeep.importing._events", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        book.upkeep().take(tmp_path / "1.zip")
    assert looked(book) == []
    monkeypatch.undo()
    assert book.upkeep().take(tmp_path / "1.zip").known == 4
    assert _told(book) == _told(source)
    book.close()
    source.close()


def test_a_damaged_export_brings_in_nothing_that_is_not_whole(book: Book, tmp_path: Path) -> None:
    """Altered bytes of a mail are refused, whatever the list says."""
    filled(book)
    book.upkeep().export(tmp_path / "1.zip")
    with zipfile.ZipFile(tmp_path / "1.zip") as old, zipfile.ZipFile(tmp_path / "2.zip", "w") as new:
        for name in old.namelist():
            new.writestr(name, b"other" if name.startswith("blobs/") else old.read(name))
    other = Book(str(tmp_path / "other" / "b.sqlite"), Campaigns(), create=True)
    with pytest.raises(BookError, match="is not what was exported"):
        other.upkeep().take(tmp_path / "2.zip")
    assert other.cases() == []
    assert looked(other) == []
    other.close()
