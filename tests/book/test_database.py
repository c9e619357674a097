"""Opening a book."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from tests.book.mails import analysed, mail

from gyotaku.book.database import Database, schema_version
from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.place import Place
from gyotaku.book.ports import Alone
from gyotaku.book.schema import VERSION
from gyotaku.book.statements import migrations, script
from gyotaku.errors import BookError

NOBODY = 65534


def test_a_book_is_made_without_any_set_up(where: str) -> None:
    """The first opening makes the tables and remembers the schema's number and where the files are."""
    database = Database(Place(where))
    with database.reading() as connection:
        assert schema_version(connection) == VERSION
    database.close()


def test_without_create_a_missing_book_is_an_error_and_no_file_appears(tmp_path: Path) -> None:
    """Asking an empty place says how to make a book."""
    with pytest.raises(BookError, match="there is no book yet; gyotaku add"):
        Database(Place(str(tmp_path / "b.sqlite")), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_book_is_refused_and_left_as_it_is(where: str) -> None:
    """A program that does not know the schema must not touch it."""
    database = Database(Place(where))
    with database.writing() as connection:
        connection.execute(text("UPDATE setting SET value = :new WHERE name = 'schema'"), {"new": str(VERSION + 1)})
    database.close()
    with pytest.raises(BookError, match=r"newer gyotaku .*Nothing was changed"):
        Database(Place(where))


def test_a_file_that_is_no_book_is_named(tmp_path: Path) -> None:
    """Another file is not overwritten."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 500)
    with pytest.raises(BookError, match="no gyotaku book"):
        Database(Place(str(path)))
    assert path.read_text().startswith("Dear reader")


def test_sqlite_keeps_a_log_so_that_readers_and_a_writer_do_not_wait(tmp_path: Path) -> None:
    """WAL is on, and a commit waits for the disk."""
    Database(Place(str(tmp_path / "b.sqlite"))).close()
    with sqlite3.connect(tmp_path / "b.sqlite") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_writer_sees_all_or_nothing(where: str) -> None:
    """What fails half-way leaves no trace."""
    database = Database(Place(where))

    def broken() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO setting (name, value) VALUES ('half', '1')"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM setting WHERE name = 'half'")).scalar() == 0
    database.close()


def test_a_full_disk_is_said_in_plain_words_and_nothing_is_lost(tmp_path: Path) -> None:
    """SQLite's own limit of pages stands for the disk."""
    database = Database(Place(str(tmp_path / "b.sqlite")))
    with database.writing() as connection:
        connection.execute(text("INSERT INTO setting (name, value) VALUES ('kept', '1')"))
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    def overfill() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO setting (name, value) VALUES ('large', :value)"), {"value": "x" * 10_000_000})

    with pytest.raises(BookError, match="the disk is full; free some space"):
        overfill()
    with database.reading() as connection:
        assert connection.execute(text("SELECT value FROM setting WHERE name = 'kept'")).scalar() == "1"
    database.close()


def test_a_read_only_folder_is_said_in_plain_words(tmp_path: Path) -> None:
    """As a user without the right to write there; root has every right, so it becomes nobody."""
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked").chmod(0o555)
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        # A new program of another user could not even read this Python; a child that gives up its rights has it loaded.
        try:
            os.setuid(NOBODY if os.geteuid() == 0 else os.geteuid())
            Database(Place(str(tmp_path / "locked" / "b.sqlite")))
            os.write(writer, b"opened")
        except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must read it
            os.write(writer, str(error).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader, "rb") as said:
        assert b"cannot be opened or made there; choose another book" in said.read()


def test_a_server_that_does_not_answer_is_said_in_plain_words(tmp_path: Path) -> None:
    """No traceback of the driver."""
    with pytest.raises(BookError, match=r"no PostgreSQL server answers|cannot|connection"):
        Database(Place(f"postgresql:///x?host={tmp_path}"))


def test_only_one_may_be_at_work_alone(tmp_path: Path) -> None:
    """Two writers work side by side; whoever wants to be alone waits for neither and is told."""
    one, other = (Database(Place(str(tmp_path / "b.sqlite"))) for _ in range(2))
    with one.at_work() as first, other.at_work() as second:
        assert (first, second) == (True, True)
    with one.at_work(), other.at_work(alone=True) as alone:
        assert not alone
    with other.at_work(alone=True) as alone:
        assert alone
    one.close()
    other.close()


def test_a_book_moves_with_its_files(tmp_path: Path) -> None:
    """The files of a SQLite book are found beside it, wherever it was copied."""
    Book(str(tmp_path / "a" / "b.sqlite"), Alone(), create=True).close()
    (tmp_path / "a").rename(tmp_path / "c")
    moved = Book(str(tmp_path / "c" / "b.sqlite"), Alone())
    assert moved.place.files == str(tmp_path / "c" / "b.files")
    moved.close()


def test_an_older_book_is_brought_up_to_date_with_everything_in_it(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration of tomorrow runs once, in one transaction, and the cases, keys and decisions of today are there afterwards."""
    old = Book(where, Campaigns(), create=True)
    names = [one.sha256 for one in old.keep([old.entry(*analysed(mail(number))) for number in range(3)])]
    old.decide(names[0], [("label", "unwanted")], author="Sato", because="seen myself")
    before = (old.cases(), old.dossier(names[0]), list(old.campaigns()), old.search("ポケットカード"))
    old.close()
    known = [*migrations(Place(where).engine), f"{VERSION + 1:04d}-tomorrow.{Place(where).engine}.sql"]
    tomorrow = [
        "ALTER TABLE specimen ADD COLUMN tomorrow TEXT NOT NULL DEFAULT 'x'",
        "CREATE TABLE later (id INTEGER PRIMARY KEY)",
    ]
    monkeypatch.setattr("gyotaku.book.database.VERSION", VERSION + 1)
    monkeypatch.setattr("gyotaku.book.database.migrations", lambda _kind: known)
    monkeypatch.setattr(
        "gyotaku.book.database.script", lambda folder, file: tomorrow if "tomorrow" in file else script(folder, file)
    )
    for _ in range(2):
        new = Book(where, Campaigns())
        assert (new.cases(), new.dossier(names[0]), list(new.campaigns()), new.search("ポケットカード")) == before
        with new._database.reading() as connection:
            assert schema_version(connection) == VERSION + 1
            assert connection.execute(text("SELECT DISTINCT tomorrow FROM specimen")).scalars().all() == ["x"]
        assert list(new.upkeep().check().look()) == []
        new.close()


def test_a_migration_that_fails_leaves_the_book_as_it_was(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it or nothing: the older program can still read it."""
    Book(where, Campaigns(), create=True).close()
    broken = ["CREATE TABLE later (id INTEGER PRIMARY KEY)", "ALTER TABLE nothing ADD COLUMN x TEXT"]
    with monkeypatch.context() as tomorrow:
        tomorrow.setattr("gyotaku.book.database.VERSION", VERSION + 1)
        tomorrow.setattr("gyotaku.book.database.migrations", lambda _kind: [f"{VERSION + 1:04d}-x"])
        tomorrow.setattr("gyotaku.book.database.script", lambda _folder, _file: broken)
        with pytest.raises(BookError, match="nothing"):
            Database(Place(where))
    database = Database(Place(where))
    with database.reading() as connection:
        assert not inspect(connection).has_table("later")
        assert schema_version(connection) == VERSION
    database.close()
