"""A copy of a book that is a book, made while the original is in use.

SQLite copies its own pages (the backup API): the copy is the book as it stood at one moment. Its bytes are then copied by what
its rows name, each verified by its hash. A book on PostgreSQL is written in the portable form instead; its server has backups of
its own.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec

from gyotaku.book.blobs import Blobs, Folder, synced
from gyotaku.book.database import Database
from gyotaku.book.place import Place
from gyotaku.book.ports import Placer
from gyotaku.book.statements import sql
from gyotaku.book.upkeep.archive import refused
from gyotaku.book.upkeep.checking import Check
from gyotaku.book.upkeep.exporting import export
from gyotaku.book.upkeep.pages import pages
from gyotaku.errors import BookError

NAME = "book.sqlite"
PORTABLE = "book.zip"


class Copied(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup holds; as `gyotaku book backup --jsonl` prints it."""

    path: str
    """What to open with --book, or to give to `gyotaku book import`."""
    form: str
    """book (a SQLite book with its files) | export (the portable form)."""
    cases: int
    blobs: int
    missing: tuple[str, ...]
    """Hashes of bytes that the book names and could not give: `gyotaku book check` tells more."""


def backup(database: Database, blobs: Blobs, placer: Placer, folder: Path) -> Copied:
    """Copy the book into a new folder and verify the copy. Raises `BookError`; then there is no folder."""
    if folder.exists():
        raise BookError(str(folder), "is there already; choose another name for the backup")
    if database.kind != "sqlite":
        path = folder / PORTABLE
        manifest = export(database, blobs, path)
        counts = manifest.counts
        return Copied(path=str(path), form="export", cases=counts["cases"], blobs=counts["blobs"], missing=manifest.missing)
    partial = folder.with_name(folder.name + ".partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        # Held so that nobody prunes bytes that are still to be copied.
        with database.at_work():
            database.copy(partial / NAME)
            copied, missing = _bytes(partial / NAME, blobs)
        cases = _verified(partial / NAME, placer)
        with (partial / NAME).open("rb") as file:
            os.fsync(file.fileno())
        partial.rename(folder)
        synced(folder.parent)
    except OSError as error:
        raise BookError(str(folder), refused(error)) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return Copied(path=str(folder / NAME), form="book", cases=cases, blobs=copied, missing=tuple(missing))


def _bytes(target: Path, blobs: Blobs) -> tuple[int, list[str]]:
    """Copy the bytes the copy's rows name; return how many, and those that could not be had."""
    place = Place(str(target))
    copy = Database(place, create=False)
    files = Folder(place.files)
    copied, missing = 0, []
    try:
        with copy.reading() as connection:
            for page in pages(connection, copy.kind):
                names = [row.sha256 for row in page.rows if row.raw]
                names += [row.sha256 for rows in page.of("files").values() for row in rows]
                for name in names:
                    try:
                        copied += files.put(name, blobs.get(name))
                    except BookError as error:
                        if error.book != blobs.name:
                            raise
                        missing.append(name)
    finally:
        copy.close()
    return copied, missing


def _verified(target: Path, placer: Placer) -> int:
    """Check the copy as a book; what the original itself had not is not the copy's fault."""
    place = Place(str(target))
    copy = Database(place, create=False)
    try:
        check = Check(copy, Folder(place.files), placer)
        bad = [one for one in check.look() if one.kind in {"database-damaged", "blob-damaged", "blob-orphan", "temp-file"}]
        with copy.reading() as connection:
            count = int(connection.execute(sql("specimens_counted")).scalar_one())
    finally:
        copy.close()
    if bad:
        raise BookError(str(target), f"the copy is not whole: {bad[0].about} {bad[0].what}")
    return count
