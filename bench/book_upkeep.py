"""What looking after a large book takes: check, export, backup, import, and bringing a book of the first form up to date.

Run: python bench/book_upkeep.py FOLDER --cases 10000 100000 [--only import migration]

For each size a synthetic book (bench/book_cases.py, without the bytes of mails) is filled in FOLDER, or found there from an
earlier run of this or of book_size.py. Each line gives seconds of the processor and by the clock, and milliseconds a case; the
floor is one copy of all pages by SQLite's own backup. What is made is thrown away again.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from book_bulk import fill, sink_of
from book_cases import cases
from gyotaku.book.database import Database
from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.place import Place
from gyotaku.book.retelling import told_by
from gyotaku.book.statements import script

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


def measure(file: Path, count: int, only: list[str], room: Path) -> None:
    """Do every duty once."""
    if not file.exists():
        fill(sink_of(str(file)), cases(count))
    print(f"{count:,} cases, {file.stat().st_size / 1e6:,.0f} MB", flush=True)
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


def main() -> int:
    """Measure every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, nargs="+", default=[10_000])
    parser.add_argument("--only", nargs="+", choices=DUTIES, default=list(DUTIES))
    chosen = parser.parse_args()
    for count in chosen.cases:
        room = Path(tempfile.mkdtemp(dir=chosen.folder))
        try:
            measure(chosen.folder / f"book-{count}.sqlite", count, chosen.only, room)
        finally:
            shutil.rmtree(room)
    return 0


if __name__ == "__main__":
    sys.exit(main())
