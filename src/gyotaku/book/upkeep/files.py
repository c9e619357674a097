"""Check of the bytes beside the book against its rows: orphans, files that were being written, strange files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from gyotaku.book.blobs import Blobs
from gyotaku.book.keyrings import listed
from gyotaku.book.statements import sql
from gyotaku.book.upkeep.trouble import Look, Trouble

SOME = 1_000


def check_files(look: Look) -> Iterator[Trouble]:
    """Check every file; only while nobody else writes, or what is just being added would look like an orphan."""
    for path in look.blobs.leftovers():
        yield look.found("temp-file", str(path), _removed(path))
    for stranger in look.blobs.strangers():
        yield look.found("blob-strange", str(stranger))
    pending = set(look.connection.execute(sql("drops_pending")).scalars())
    for sha256 in orphans(look):
        if sha256 in pending:
            yield look.found("blob-pruned", sha256, _dropped(look.blobs, sha256))
        else:
            yield look.found("blob-orphan", sha256, _aside(look.blobs, sha256), lost=look.blobs.lost)
    if look.mend:
        for sha256 in sorted(pending):
            look.connection.execute(sql("drop_done"), {"sha256": sha256})


def orphans(look: Look) -> Iterator[str]:
    """Yield the hash of each blob that no row names."""
    every = look.blobs.every()
    while some := list(islice(every, SOME)):
        asked = {"hashes": listed(look.engine, some)}
        named = set(look.connection.execute(sql("blobs_named", look.engine), asked).scalars())
        yield from (sha256 for sha256 in some if sha256 not in named)


def _removed(path: Path) -> Callable[[], object]:
    return lambda: path.unlink(missing_ok=True)


def _dropped(blobs: Blobs, sha256: str) -> Callable[[], object]:
    return lambda: blobs.drop(sha256)


def _aside(blobs: Blobs, sha256: str) -> Callable[[], object]:
    return lambda: blobs.put_aside(sha256)
