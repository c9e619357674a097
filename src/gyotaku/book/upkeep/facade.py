"""Looking after a book, as it is handed out: one small object."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from gyotaku.book.blobs import Blobs
from gyotaku.book.database import Database
from gyotaku.book.recollection import Words
from gyotaku.book.store import Store
from gyotaku.book.upkeep.archive import Manifest
from gyotaku.book.upkeep.backup import Copied, backup
from gyotaku.book.upkeep.checking import Check
from gyotaku.book.upkeep.exporting import export
from gyotaku.book.upkeep.importing import take
from gyotaku.book.upkeep.pages import watched
from gyotaku.book.upkeep.pruning import Pruning
from gyotaku.book.upkeep.rejudging import Rejudging
from gyotaku.book.upkeep.taking import Imported
from gyotaku.errors import UsageError


class Upkeep:
    """What there is to do about a book itself."""

    def __init__(self, database: Database, blobs: Blobs, store: Store, words: Words | None) -> None:
        self._database = database
        self._blobs = blobs
        self._store = store
        self._words = words

    @staticmethod
    def watched(watcher: Callable[[int], object]) -> AbstractContextManager[None]:
        """Tell `watcher` how many cases are done, now and then, while what is done below reads or writes all of them."""
        return watched(watcher)

    def check(self) -> Check:
        """Give a check of the book: `look` says what is wrong, `mend` mends it."""
        return Check(self._database, self._blobs, self._store.placer, self._words.analyse if self._words else None)

    def backup(self, folder: Path) -> Copied:
        """Copy the book into a new folder while it is in use, verified; a book on PostgreSQL is written in the portable form."""
        return backup(self._database, self._blobs, self._store.placer, folder)

    def export(self, path: Path) -> Manifest:
        """Write the book in its portable form to a new file, verified."""
        return export(self._database, self._blobs, path)

    def take(self, path: Path) -> Imported:
        """Take an export in; what the book has is never overwritten."""
        return take(self._database, self._blobs, self._store.placer, path)

    def rejudge(self) -> Rejudging:
        """Give a run of today's rules and weights over the stored evidence."""
        if self._words is None:
            raise UsageError("This book was opened without the rules; open it by the desk.")
        return Rejudging(self._database, self._store, self._words.judge)

    def prune(self) -> Pruning:
        """Give the pruning of the book: `plan` says what would go, `carry_out` takes it away."""
        return Pruning(self._database, self._blobs, self._store.placer)
