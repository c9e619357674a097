"""What looking after a large book takes: check, export, backup, import, and bringing a book of the first form up to date.

Run: python bench/book_upkeep.py FOLDER --cases 10000 100000 [--only import migration] [--mails 35000] [--postgres URL]

For each size a synthetic book (bench/book_cases.py) is filled in FOLDER, or found there from an earlier run of this or of
book_size.py: without the bytes of mails, or with `--mails` so many bytes a mail. Each line gives seconds of the processor and by
the clock, and milliseconds a case; the floor is one copy of all pages by SQLite's own backup. What is made is thrown away again.
With --postgres only a book in that database is brought up to date, which must be empty, or filled by an earlier run with the
same single size; the clock counts there, as the server works.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg

from book_bulk import fill, sink_of
from book_cases import Campaign, Made, cases
from gyotaku.book.blobs import Folder
from gyotaku.book.database import Database
from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.place import Place
from gyotaku.book.retelling import told_by
from gyotaku.book.statements import script, sql

DUTIES = ("floor", "check", "export", "backup", "import", "migration")
OLD = ("specimen_brand", "specimen_tld", "specimen_sender", "specimen_ip")
"""Indexes that the first form had under these names, with fewer columns."""
NEWER = ("campaign_merged", "specimen_category", "specimen_class", "specimen_pretexts")


def timed(name: str, count: int, what: Callable[[], object]) -> None:
    """Do something once and print what it took."""
    clock, cpu = time.perf_counter(), time.process_time()
    what()
    clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
    print(
        f"  {name:<12} {cpu:9.1f} s of the processor {clock:9.1f} s by the clock {cpu / count * 1000:9.2f} ms a case", flush=True
    )


def quiet(said: str) -> None:
    """Hear how far a migration is, and say nothing."""


def copied(source: Path, target: Path) -> None:
    """Copy a book's pages as SQLite does."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def aged(file: Path) -> None:
    """Turn a book of today into one of the first form."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.create_function("words_of", 3, told_by)
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("BEGIN")
        for name in (*OLD, *NEWER):
            raw.execute(f"DROP INDEX {name}")
        raw.execute("DROP TABLE words")
        for statement in script("migrations", "0001-book.sqlite.sql"):
            if statement.startswith("CREATE VIRTUAL") or any(f"INDEX {name} " in statement for name in OLD):
                raw.execute(statement)
        raw.execute(
            "INSERT INTO words (rowid, body) SELECT s.id, words_of(d.body, s.subject, s.sender) FROM specimen s"
            " JOIN case_version c ON c.specimen = s.id AND c.version = s.version"
            " JOIN document d ON d.case_version = c.id ORDER BY s.id"
        )
        raw.execute("UPDATE setting SET value = '1' WHERE name = 'schema'")
        raw.execute("COMMIT")


def aged_on_server(url: str) -> None:
    """Turn a book of today on PostgreSQL into one of the first form."""
    first = script("migrations", "0001-book.postgresql.sql")
    with psycopg.connect(url.partition("&files=")[0].partition("?files=")[0]) as raw:
        for name in (*OLD, *NEWER):
            raw.execute(f"DROP INDEX {name}".encode())
        raw.execute("CREATE TEMP TABLE old AS SELECT specimen, body FROM words")
        raw.execute("DROP TABLE words")
        for statement in first:
            if statement.startswith("CREATE TABLE words") or any(f"INDEX {name} " in statement for name in OLD):
                raw.execute(statement.encode())
        raw.execute("INSERT INTO words SELECT specimen, body FROM old")
        for statement in first:
            raw.execute(statement.encode()) if "INDEX words_body " in statement else None
        raw.execute('ALTER TABLE specimen ALTER COLUMN pretexts TYPE TEXT COLLATE "default"')
        raw.execute("UPDATE setting SET value = '1' WHERE name = 'schema'")


def with_bytes(made: Iterator[tuple[Made, Campaign]], blobs: Folder, size: int) -> Iterator[tuple[Made, Campaign]]:
    """Give each case a mail of its own that packs to about half, as real ones do."""
    chance = random.Random(5)  # noqa: S311 - synthetic mails
    for one, campaign in made:
        raw = campaign.mail(chance)
        left = max(0, size - len(raw))
        raw += base64.encodebytes(chance.randbytes(left * 2 // 5)) + b"<td class=cell>&nbsp;</td>\r\n" * (left // 60)
        sha256 = hashlib.sha256(raw).hexdigest()
        blobs.put(sha256, raw)
        yield replace(one, sha256=sha256, size=len(raw), json=one.json.replace(one.sha256.encode(), sha256.encode())), campaign


def filled(file: Path, count: int, size: int) -> None:
    """Fill a book in a file, with the bytes of its mails where they are to have any."""
    where = str(file)
    sink = sink_of(where)
    if not size:
        fill(sink, cases(count))
        return
    fill(sink, with_bytes(cases(count), Folder(Place(where).files), size))
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE specimen SET raw = 1")
        raw.commit()


def measure(file: Path, count: int, only: list[str], room: Path, size: int) -> None:
    """Do every duty once."""
    if not file.exists():
        filled(file, count, size)
    print(f"{count:,} cases, {file.stat().st_size / 1e6:,.0f} MB, {size:,} bytes a mail", flush=True)
    book = Book(str(file), Campaigns())
    care = book.upkeep()
    exported = room / "export.zip"
    if "floor" in only:
        timed("floor", count, lambda: copied(file, room / "floor.sqlite"))
    if "check" in only:
        timed("check", count, lambda: list(care.check().look()))
    if "export" in only or "import" in only:
        timed("export", count, lambda: care.export(exported))
    if "backup" in only:
        timed("backup", count, lambda: care.backup(room / "backup.sqlite"))
    book.close()
    if "import" in only:
        other = Book(str(room / "import.sqlite"), Campaigns(), create=True)
        timed("import", count, lambda: other.upkeep().take(exported))
        other.close()
    if "migration" in only:
        copied(file, room / "old.sqlite")
        aged(room / "old.sqlite")
        timed("migration", count, lambda: Database(Place(str(room / "old.sqlite")), told=quiet).close())


def migrated(url: str, count: int) -> None:
    """Bring a book on PostgreSQL up to date once."""
    database = Database(Place(url))
    with database.reading() as connection:
        empty = connection.execute(sql("specimens_counted")).scalar_one() == 0
    database.close()
    if empty:
        fill(sink_of(url), cases(count))
    print(f"{count:,} cases, PostgreSQL", flush=True)
    aged_on_server(url)
    timed("migration", count, lambda: Database(Place(url), told=quiet).close())


def main() -> int:
    """Measure every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, nargs="+", default=[10_000])
    parser.add_argument("--only", nargs="+", choices=DUTIES, default=list(DUTIES))
    parser.add_argument("--mails", type=int, default=0)
    parser.add_argument("--postgres", default="")
    chosen = parser.parse_args()
    for count in chosen.cases:
        if chosen.postgres:
            migrated(chosen.postgres, count)
            continue
        name = f"book-{count}-{chosen.mails}.sqlite" if chosen.mails else f"book-{count}.sqlite"
        room = Path(tempfile.mkdtemp(dir=chosen.folder))
        try:
            measure(chosen.folder / name, count, chosen.only, room, chosen.mails)
        finally:
            shutil.rmtree(room)
    return 0


if __name__ == "__main__":
    sys.exit(main())
