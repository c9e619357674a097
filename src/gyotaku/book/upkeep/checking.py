"""The check of a whole book: the engine's own, the files, the cases, and what is counted over them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, text

from gyotaku.book.blobs import Blobs
from gyotaku.book.database import Database
from gyotaku.book.lock import not_alone
from gyotaku.book.ports import Placer
from gyotaku.book.statements import sql
from gyotaku.book.upkeep.cases import Counts, check_cases, check_words
from gyotaku.book.upkeep.counts import check_campaigns, check_keys, check_trends
from gyotaku.book.upkeep.files import check_files
from gyotaku.book.upkeep.trouble import Analyse, Look, Trouble
from gyotaku.errors import BookError


class Check:
    """One check; afterwards `cases` says how many cases there are."""

    def __init__(self, database: Database, blobs: Blobs, placer: Placer, analyse: Analyse | None = None) -> None:
        self._database = database
        self._blobs = blobs
        self._placer = placer
        self._analyse = analyse
        self.unseen = ""
        """Why the files could not be looked at; empty when they were."""
        self.cases = 0

    def look(self) -> Iterator[Trouble]:
        """Yield what is wrong. Others may go on working; while they write, orphans are not looked for (`unseen`)."""
        with self._database.at_work(alone=True) as alone:
            self.unseen = "" if alone else not_alone()
            if alone:
                with self._database.still() as connection:
                    yield from check_files(self._seen(connection, mend=False))
        with self._database.still() as connection:
            yield from self._whole(self._seen(connection, mend=False))

    def mend(self) -> list[Trouble]:
        """Mend what can be mended and list it all; nobody else may write meanwhile. Rows: all or nothing."""
        with self._database.at_work(alone=True) as alone:
            if not alone:
                raise BookError(self._database.place.name, not_alone())
            with self._database.writing() as connection:
                look = self._seen(connection, mend=True)
                return [*check_files(look), *self._whole(look)]

    def _seen(self, connection: Connection, *, mend: bool) -> Look:
        kind = self._database.kind
        return Look(connection, kind, blobs=self._blobs, placer=self._placer, analyse=self._analyse, mend=mend)

    def _whole(self, look: Look) -> Iterator[Trouble]:
        self.cases = look.connection.execute(sql("specimens_counted")).scalar_one()
        yield from _engine(look)
        counts: Counts = Counter()
        yield from check_cases(look, counts)
        yield from check_words(look)
        yield from check_keys(look)
        yield from check_campaigns(look, int(time.time()))
        yield from check_trends(look, counts)


def _engine(look: Look) -> Iterator[Trouble]:
    """Ask the engine about its own file; PostgreSQL looks after its pages itself."""
    if look.engine == "sqlite":
        for why in look.connection.execute(text("PRAGMA integrity_check(20)")).scalars().all():
            if why != "ok":
                yield look.found("database-damaged", "", why=why)
    for row in look.connection.execute(sql("rows_of_nobody")):
        if row.amount:
            yield look.found("rows-of-nobody", "", count=row.amount, table=row.place)
