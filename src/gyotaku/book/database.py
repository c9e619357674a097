"""The door to the database: opening it, its schema, and errors a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from gyotaku.book.lock import holding
from gyotaku.book.place import Place
from gyotaku.book.retelling import teach
from gyotaku.book.schema import VERSION
from gyotaku.book.statements import migrations, script
from gyotaku.errors import BookError

BUSY_SECONDS = 60
"""How long a writer waits for another one."""
CACHE_KIB = 131_072
"""SQLite's page cache of one connection: keys land at random places, and a small cache would read each page again."""
PLAIN = {
    "disk is full": "the disk is full; free some space, then run the command again: what was confirmed is kept",
    "No space left": "the disk is full; free some space, then run the command again: what was confirmed is kept",
    "disk I/O error": "the disk refuses (full or failing); look at it, then run the command again: what was confirmed is kept",
    "readonly database": "the file or its folder is read-only; choose another book with --book, or change the permissions",
    "unable to open": "the file cannot be opened or made there; choose another book with --book, or change the permissions",
    "locked": f"another program has been writing for more than {BUSY_SECONDS} seconds; try again later",
    "not a database": "the file is no gyotaku book; choose another one with --book",
    "malformed": "the file is damaged; restore a copy of it",
    "Connection refused": "no PostgreSQL server answers there",
    "password authentication failed": "the server refuses this user or password",
}
"""What engines say, and what it means for a person."""


class Database:
    """One open database, its schema up to date."""

    def __init__(self, place: Place, *, create: bool = True, told: Callable[[str], object] | None = None) -> None:
        self.place = place
        self._told = told
        self.kind = place.engine
        self._engine = self._open(create=create)
        try:
            with self.errors():
                self._settle(create=create)
        except BaseException:
            self.close()
            raise

    def _open(self, *, create: bool) -> Engine:
        place = self.place
        if place.file is not None:
            try:
                there = place.file.exists()
                if create:
                    place.file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise BookError(place.name, f"its folder cannot be read or made: {error.strerror}") from error
            if not there and not create:
                raise BookError(place.name, "there is no book yet; gyotaku add PATH… makes one")
            engine = create_engine(
                place.url, poolclass=QueuePool, connect_args={"timeout": BUSY_SECONDS, "isolation_level": None}
            )
            event.listen(engine, "connect", _sqlite_connected)
            event.listen(engine, "begin", _sqlite_begin)
            return engine
        try:
            return create_engine(place.url, connect_args={"connect_timeout": 10})
        except ImportError as error:
            raise BookError(place.name, "the driver is missing; install it: pip install 'gyotaku[postgres]'") from error

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn what the engine raises into a `BookError` for people."""
        try:
            yield
        except SQLAlchemyError as error:
            said = str(error.orig) if isinstance(error, DBAPIError) and error.orig else str(error)
            why = next(
                (plain for sign, plain in PLAIN.items() if sign in said), said.splitlines()[0] if said else "unknown error"
            )
            raise BookError(self.place.name, why) from error
        except OSError as error:
            why = PLAIN["disk is full"] if "No space" in str(error) else f"{error.filename}: {error.strerror}"
            raise BookError(self.place.name, why) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only reads: one consistent picture."""
        with self.errors(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def still(self) -> Iterator[Connection]:
        """Open a transaction that sees the book as it stands now, however long it reads and whoever writes."""
        engine = self._engine
        if self.kind == "postgresql":
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with self.errors(), engine.connect() as connection, connection.begin():
            yield connection

    def copy(self, target: Path) -> None:
        """Copy a SQLite book's pages to a new file, as they stand at one moment (the backup API), while others go on."""
        with self.errors(), closing(self._engine.raw_connection()) as source, closing(sqlite3.connect(target)) as copy:
            try:
                source.driver_connection.backup(copy)  # type: ignore[union-attr]  # SQLite's own connection has it
                # The copy's bytes lie beside it, wherever the book's own are.
                copy.execute("UPDATE setting SET value = '' WHERE name = 'files'")
                copy.commit()
            except sqlite3.Error as error:
                why = PLAIN["disk is full"] if "full" in str(error) else str(error)
                raise BookError(str(target), f"cannot be written: {why}") from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that writes: all of it or nothing. One writer at a time; the others wait."""
        options = {"writing": True}
        with self.errors(), self._engine.connect().execution_options(**options) as connection, connection.begin():
            if self.kind == "postgresql":
                # Placing reads what the case before it wrote; SQLite has one writer anyway.
                connection.execute(text("SELECT pg_advisory_xact_lock(7206, 1)"))
            yield connection

    @contextmanager
    def at_work(self, *, alone: bool = False) -> Iterator[bool]:
        """Hold the sign that blobs and rows are being written; yield whether it is held.

        Writers hold it together. With `alone`, nobody else may: only then is a blob without a row an orphan.
        """
        if self.place.outside and self.kind == "postgresql":
            with self._held_by_server(alone=alone) as held:
                yield held
            return
        folder = self.place.sign
        with self.errors():
            folder.mkdir(parents=True, exist_ok=True)
            sign = (folder / "lock").open("ab")
        with sign, holding(sign, alone=alone) as held:
            yield held

    @contextmanager
    def _held_by_server(self, *, alone: bool) -> Iterator[bool]:
        """Hold the sign at the server: who shares a bucket may be on another machine, where a lock on a file is not seen."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            take, leave = ("pg_try_advisory_lock", "") if alone else ("pg_advisory_lock_shared", "_shared")
            with self.errors():
                held = connection.execute(text(f"SELECT {take}(7206, 2)")).scalar()
            try:
                yield not alone or bool(held)
            finally:
                if not alone or held:
                    connection.execute(text(f"SELECT pg_advisory_unlock{leave}(7206, 2)"))

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _settle(self, *, create: bool) -> None:
        with self._engine.connect() as connection, connection.begin():
            version = schema_version(connection)
        if version == 0 and not create:
            raise BookError(self.place.name, "there is no book yet; gyotaku add PATH… makes one")
        self._refuse_newer(version)
        if version < VERSION:
            with self.writing() as connection:
                version = schema_version(connection)
                migrate(connection, self.kind, version, self._told if version else None)
                if version == 0:
                    connection.execute(text("INSERT INTO setting (name, value) VALUES ('files', :at)"), {"at": self.place.files})
        with self.reading() as connection:
            stored = connection.execute(text("SELECT value FROM setting WHERE name = 'files'")).scalar()
        stored = str(stored or "")
        if stored.startswith("s3://") or (self.place.outside and stored):
            self._same_bucket(stored)
        elif self.kind == "postgresql" and stored:
            self.place.files = stored
            self.place.sign = Path(stored)

    def _same_bucket(self, stored: str) -> None:
        """Refuse to look elsewhere than where the bytes are. A book may come from anybody: it never says whom to talk to."""
        if self.place.files == stored:
            return
        if stored.startswith("s3://"):
            address = "sqlite:///FILE" if self.kind == "sqlite" else "postgresql://HOST/NAME"
            raise BookError(self.place.name, f"its files are kept at {stored}; give its address as {address}?files={stored}")
        raise BookError(self.place.name, "its files are kept in a folder; gyotaku book export and import move it to a bucket")

    def _refuse_newer(self, version: int) -> None:
        if version > VERSION:
            newer = f"was written by a newer gyotaku (schema {version}; this one knows {VERSION})"
            raise BookError(self.place.name, f"{newer}; update gyotaku. Nothing was changed")


def schema_version(connection: Connection) -> int:
    """Return the number of the schema a database holds; 0 for none."""
    if not inspect(connection).has_table("setting"):
        return 0
    return int(connection.execute(text("SELECT value FROM setting WHERE name = 'schema'")).scalar() or 0)


def migrate(connection: Connection, kind: str, version: int, told: Callable[[str], object] | None = None) -> None:
    """Run the migrations above `version`, each once, inside the transaction that is open; `told` hears how far it is."""
    if kind == "sqlite":
        teach(connection, told)
    for file in migrations(kind):
        number = int(file.split("-", 1)[0])
        if number <= version:
            continue
        steps = script("migrations", file)
        for step, statement in enumerate(steps, 1):
            if told is not None:
                told(f"the book is brought to the form of this gyotaku; it may take minutes: {file}, step {step} of {len(steps)}")
            connection.exec_driver_sql(statement)
        connection.execute(text("DELETE FROM setting WHERE name = 'schema'"))
        connection.execute(text("INSERT INTO setting (name, value) VALUES ('schema', :number)"), {"number": str(number)})


def _sqlite_connected(raw: DBAPIConnection, _record: object) -> None:
    cursor = raw.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"cache_size=-{CACHE_KIB}",
        "temp_store=MEMORY",
        "mmap_size=268435456",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _sqlite_begin(connection: Connection) -> None:
    # The driver would begin late and as a reader; a writer must take its turn at once, or two would wait for each other.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")
