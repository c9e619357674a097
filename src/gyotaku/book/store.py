"""Keeping cases: one transaction a batch, so that a case is there whole, placed and counted, or not at all.

A batch is confirmed when `keep` returns. The bytes of a mail are written before the transaction that names them: a program killed
between the two leaves an orphan blob, which harms nothing: adding the mail again takes it up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait

from gyotaku.book.batch import Batch
from gyotaku.book.blobs import Blobs
from gyotaku.book.database import Database
from gyotaku.book.entries import Entry, Kept, Ready
from gyotaku.book.keyrings import listed
from gyotaku.book.ports import Placer
from gyotaku.book.statements import sql

AT_ONCE = 8
"""Blobs written at once."""


class Store:
    """The writing side of one book."""

    def __init__(self, database: Database, blobs: Blobs, placer: Placer) -> None:
        self.database = database
        self.blobs = blobs
        self.placer = placer
        # They start when there is something to write, and stay: starting them takes longer than what one batch gives them to do.
        self._writers = ThreadPoolExecutor(AT_ONCE, "blobs")

    def known(self, hashes: Sequence[str]) -> set[str]:
        """Say which specimens the book has."""
        asked = {"hashes": listed(self.database.kind, list(hashes))}
        with self.database.reading() as connection:
            return {row.sha256 for row in connection.execute(sql("specimens_by_hash", self.database.kind), asked)}

    def keep(self, entries: Iterable[Entry], *, again: bool = False) -> list[Kept]:
        """Keep cases, all or none. A specimen the book has is left alone, unless `again`: then a new version is added.

        Durable when it returns. Raises `BookError` when the batch could not be kept; then none of it is.
        """
        whole = list(entries)
        with self.database.at_work():
            ready = self._ready(whole)
            with self.database.writing() as connection:
                return Batch(connection, self.database.kind, self.placer).write(ready, again=again)

    def _ready(self, entries: list[Entry]) -> list[Ready]:
        """Make the bytes durable; what the rows will need is computed while the disk works."""
        blobs: dict[str, bytes] = {}
        for one in entries:
            if one.raw is not None:
                blobs[one.case.specimen.sha256] = one.raw
            for content in one.files.values():
                blobs[hashlib.sha256(content).hexdigest()] = content
        pairs = list(blobs.items())
        self.blobs.expect(blobs)
        # Each is made durable by itself; waiting for the disk together takes hardly longer than waiting for one.
        parts = [self._writers.submit(self._put, pairs[first::AT_ONCE]) for first in range(min(AT_ONCE, len(pairs)))]
        try:
            ready = [Ready(entry, self.placer) for entry in entries]
        finally:
            wait(parts)
        with self.database.errors():
            for part in parts:
                part.result()
        return ready

    def _put(self, pairs: list[tuple[str, bytes]]) -> None:
        for sha256, content in pairs:
            self.blobs.put(sha256, content)

    def close(self) -> None:
        """Let the threads that write blobs go."""
        self._writers.shutdown()
