"""Analyse and keep: batches that are confirmed together, mails the book has skipped before they are analysed."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gyotaku.desk import Desk
from gyotaku.errors import InputError
from gyotaku.model.message import Specimen

if TYPE_CHECKING:
    from gyotaku.book.entries import Kept
    from gyotaku.book.facade import Book

BATCH = 32
"""Mails confirmed together: each confirmation waits for the disk once."""
BATCH_BYTES = 32 * 1024 * 1024
POLL_SECONDS = 2.0
PASSING = {".tmp", ".part", ".partial", ".crdownload", ".download", ".filepart"}
"""Endings of names that programs give to what they are still writing."""

State = tuple[int, int]
"""Size and time of change of a file."""


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """One mail of an `add`, as `--jsonl` prints it once the book has confirmed it; every field always there."""

    path: str
    sha256: str | None
    version: int | None
    new: bool
    """False when the book had it already."""
    label: str | None
    campaign: str
    error: str | None
    """Why it was not kept; null when it was."""


def add_all(desk: Desk, book: Book, specimens: Iterable[Specimen | InputError], *, again: bool = False) -> Iterator[list[Added]]:
    """Keep every specimen; yield each batch once it is confirmed."""
    batch: list[Specimen] = []
    size = 0
    for one in specimens:
        if isinstance(one, InputError):
            yield [_failed(one.path, one.why)]
            continue
        batch.append(one)
        size += len(one.raw)
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield _keep(desk, book, batch, again=again)
            batch, size = [], 0
    if batch:
        yield _keep(desk, book, batch, again=again)


def _keep(desk: Desk, book: Book, batch: list[Specimen], *, again: bool) -> list[Added]:
    known = set() if again else book.known([one.sha256 for one in batch])
    added: list[Added] = []
    names: list[str] = []
    entries = []
    for one in batch:
        if one.sha256 in known:
            added.append(_known(one))
            continue
        try:
            pairs = list(desk.analysed(one))
        except InputError as error:
            added.append(_failed(one.name, error.why))
        except Exception as error:  # noqa: BLE001 - one bad mail among thousands must not stop the rest; the line says so
            added.append(_failed(one.name, f"the analysis failed, which is a fault of gyotaku: {type(error).__name__}: {error}"))
        else:
            names += [case.specimen.name for _, case in pairs]
            entries += [book.entry(case, specimen.raw) for specimen, case in pairs]
    kept = book.keep(entries, again=again) if entries else []
    return added + [_added(name, one) for name, one in zip(names, kept, strict=True)]


def _added(name: str, one: Kept) -> Added:
    return Added(
        path=name, sha256=one.sha256, version=one.version, new=one.new, label=one.label, campaign=one.campaign, error=None
    )


def _known(one: Specimen) -> Added:
    return Added(path=one.name, sha256=one.sha256, version=None, new=False, label=None, campaign="", error=None)


def _failed(path: str, why: str) -> Added:
    return Added(path=path, sha256=None, version=None, new=False, label=None, campaign="", error=why)


def total_bytes(paths: Iterable[str]) -> int | None:
    """Return how many bytes lie under the paths, for the progress bar; None when standard input is among them."""
    whole = 0
    for path in paths:
        if path == "-":
            return None
        if os.path.isdir(path):  # noqa: PTH112 - os.walk is much quicker than pathlib on a million files
            whole += sum(_size(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names)  # noqa: PTH118 - as above
        else:
            whole += _size(path)
    return whole


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - as above
    except OSError:
        return 0


def arriving(folder: Path, pause: Callable[[float], None] = time.sleep) -> Iterator[str]:
    """Yield each file of a folder once it has stopped changing, then each new one, without end; empty text when none is new.

    A file that changes after it was taken comes again. What a program is still writing under a passing name is left alone.
    """
    taken: dict[Path, State] = {}
    before: dict[Path, State] = {}
    while True:
        now = dict(_states(folder))
        ripe = [path for path, state in now.items() if before.get(path) == state != taken.get(path)]
        taken = {path: state for path, state in taken.items() if path in now} | {path: now[path] for path in ripe}
        before = now
        yield from (str(path) for path in ripe)
        if not ripe:
            yield ""
        # Always: two looks at once would find a file unchanged that is just being written.
        pause(POLL_SECONDS)


def _states(folder: Path) -> Iterator[tuple[Path, State]]:
    for path in sorted(folder.rglob("*")):
        passing = path.name.startswith(".") or path.suffix.lower() in PASSING
        # A Maildir delivers by writing in tmp/ and moving to new/ (maildir(5)).
        delivering = path.parent.name == "tmp" and (path.parent.parent / "new").is_dir()
        if passing or delivering:
            continue
        try:
            found = path.stat()
        except OSError:
            continue  # gone between the two looks
        if stat.S_ISREG(found.st_mode):
            yield path, (found.st_size, found.st_mtime_ns)
