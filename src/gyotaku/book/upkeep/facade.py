"""Looking after a book, as it is handed out: one small object."""

from __future__ import annotations

from gyotaku.book.blobs import Folder
from gyotaku.book.database import Database
from gyotaku.book.recollection import Words
from gyotaku.book.store import Store
from gyotaku.book.upkeep.checking import Check


class Upkeep:
    """What there is to do about a book itself."""

    def __init__(self, database: Database, blobs: Folder, store: Store, words: Words | None) -> None:
        self._database = database
        self._blobs = blobs
        self._store = store
        self._words = words

    def check(self) -> Check:
        """Give a check of the book: `look` says what is wrong, `mend` mends it."""
        return Check(self._database, self._blobs, self._store.placer, self._words.analyse if self._words else None)
