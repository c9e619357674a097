"""Checking the cases one by one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text
from tests.book.mails import analysed, mail
from tests.book.upkeep.damage import damage, filled, kinds, looked

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.recollection import Words
from gyotaku.book.upkeep.cases import in_force
from gyotaku.report.trend_page import trend_fact


def test_a_lost_document_is_made_again_from_the_mail(where: str) -> None:
    """A half case whose mail was kept is analysed again, and found by search; one whose mail was not is only named."""
    words = Words(
        mask=lambda case: case,
        trend=trend_fact,
        judge=lambda case: case,
        tell=lambda _case: {},
        analyse=lambda raw, name: analysed(raw, name)[0],
    )
    book = Book(where, Campaigns(), create=True, words=words)
    names = filled(book)
    before = book.case(names[0])
    damage(
        book,
        "DELETE FROM document WHERE case_version IN (SELECT id FROM case_version WHERE specimen IN (1, 2))",
        "UPDATE specimen SET raw = FALSE WHERE id = 2",
    )
    found = looked(book)
    assert {(one.kind, one.about) for one in found} >= {("half-case", names[0]), ("case-lost", names[1])}
    mended = book.upkeep().check().mend()
    assert [one.about for one in mended if one.kind == "half-case" and one.mended] == [names[0]]
    assert book.case(names[0]).evidence == before.evidence
    assert names[0] in {one.sha256 for one in book.search("ポケットカード")}
    book.close()


def test_a_damaged_newest_version_gives_way_to_an_older_one(book: Book) -> None:
    """What can be read stays in force; the damaged row is not thrown away."""
    names = filled(book)
    case = book.case(names[0])
    other, _ = analysed(mail(1, subject="another subject altogether"))
    changed = type(case)(tool="t", specimen=case.specimen, evidence=other.evidence, verdict=other.verdict)
    book.keep([book.entry(changed, None)], again=True)
    with book._database.writing() as connection:
        step = text("UPDATE document SET body = :no WHERE case_version = (SELECT max(id) FROM case_version)")
        connection.execute(step, {"no": b"no zstd"})
    assert kinds(looked(book)) >= {"document-damaged", "current-missing"}
    book.upkeep().check().mend()
    assert book.case(names[0]) == case
    assert [one.kind for one in looked(book)] == ["document-damaged"]
    assert names[0] in {one.sha256 for one in book.search("ご利用確認")}


def test_a_document_that_tells_of_another_mail_is_damaged(book: Book) -> None:
    """Equal in form is not enough: the hash inside must be the case's own."""
    filled(book)
    with book._database.writing() as connection:
        body = connection.execute(text("SELECT body FROM document ORDER BY case_version LIMIT 1")).scalar_one()
        connection.execute(text("UPDATE document SET body = :body"), {"body": body})
    assert [one.what for one in looked(book) if one.kind == "document-damaged"] == [
        "version 1 cannot be read: it tells of another mail"
    ] * 3


def test_words_that_are_missing_or_too_many_are_mended(book: Book) -> None:
    """Every case is found by search, and nothing that is gone."""
    names = filled(book)
    server = book._database.kind == "postgresql"
    columns, stray = ("specimen, sorted, body", "500, 0, to_tsvector('simple', 'x')") if server else ("rowid, body", "500, 'x'")
    with book._database.writing() as connection:
        connection.execute(text("DELETE FROM words" if server else "INSERT INTO words (words) VALUES ('delete-all')"))
        connection.execute(text(f"INSERT INTO words ({columns}) VALUES ({stray})"))  # noqa: S608 - ours
    assert kinds(looked(book)) == {"words-missing", "words-of-nobody"}
    book.upkeep().check().mend()
    assert looked(book) == []
    assert {one.sha256 for one in book.search("ポケットカード")} == set(names[:3])


def test_missing_and_altered_bytes_are_told_and_can_be_put_right(book: Book) -> None:
    """Altered bytes are put aside, so that adding the mail again keeps the right ones; nothing is deleted."""
    names = filled(book)
    for number, name in enumerate(names[:2]):
        blob = next(path for path in Path(book.place.files).glob("[0-9a-f]*/*") if name in path.name)
        blob.write_bytes(b"other") if number else blob.unlink()
    found = {(one.kind, one.about) for one in looked(book)}
    assert found == {("blob-missing", names[0]), ("blob-damaged", names[1])}
    book.upkeep().check().mend()
    assert [path.read_bytes() for path in (Path(book.place.files) / "lost").iterdir()] == [b"other"]
    assert kinds(looked(book)) == {"blob-missing"}
    book.keep([book.entry(*analysed(mail(number))) for number in (1, 2)], again=True)
    assert looked(book) == []


def test_the_label_in_force_is_the_analysts_last_word() -> None:
    """A label set by hand stands until it is taken back."""
    case, _ = analysed(mail())

    class Said:
        kind = "label"
        value = "likely-genuine"

    assert in_force([], case) == case.verdict.label.value
    assert in_force([Said()], case) == "likely-genuine"  # type: ignore[list-item]
