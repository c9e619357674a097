"""Where mails come from: bytes, files, folders, Maildirs, mboxes, standard input, other mails."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec

from gyotaku.errors import InputError
from gyotaku.model.message import Specimen
from gyotaku.read.attached import attached
from gyotaku.read.folders import Found, files
from gyotaku.read.mbox import Piece, is_separator, mails
from gyotaku.read.recognise import looks_like_mail
from gyotaku.read.single import specimen, too_large
from gyotaku.settings import DEFAULT, Settings

__all__ = ["attached", "open_paths", "specimen"]

_MBOX_NAMES = frozenset({".mbox", ".mbx"})
_HEAD = 64 * 1024
_BLOCK = 1024 * 1024
_STDIN = "-"


def open_paths(paths: Iterable[str], settings: Settings = DEFAULT) -> Iterator[Specimen | InputError]:
    """Yield the specimens of paths in order, one in memory at a time; what cannot be read is yielded as its error.

    A path is a file (mail, .msg, mbox), a folder (searched through, sorted by name; Maildirs known) or `-` for standard
    input. The mails of an mbox are named `PATH!1`, `PATH!2` …; `PATH#1` is for mails attached to another. In a folder,
    files that are no mail are passed over; a folder without any mail is an error.
    """
    for path in paths:
        try:
            if path == _STDIN:
                yield from _stream(sys.stdin.buffer, _STDIN, "stdin", settings)
            elif stat.S_ISDIR(os.stat(path).st_mode):  # noqa: PTH116 - a path may hold bytes that are no text
                yield from _folder(path, settings)
            else:
                yield from _file(path, "eml", settings)
        except (OSError, ValueError) as error:
            yield InputError(path, _why(error))


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    reason = error.strerror if isinstance(error, OSError) else None
    return f"cannot be read: {(reason or str(error)).lower()}"


def _folder(folder: str, settings: Settings) -> Iterator[Specimen | InputError]:
    looked, given = 0, 0
    for found in files(folder):
        if isinstance(found, InputError):
            given += 1
            yield found
            continue
        looked += 1
        for one in _member(found, settings):
            given += 1
            yield one
    if not given:
        yield InputError(folder, f"holds no mail ({looked} files were looked at)" if looked else "is an empty folder")


def _member(found: Found, settings: Settings) -> Iterator[Specimen | InputError]:
    try:
        if not found.mail:
            with Path(found.path).open("rb") as source:
                if not looks_like_mail(source.read(_HEAD)):
                    return
        yield from _file(found.path, "maildir" if found.maildir else "eml", settings)
    except (OSError, ValueError) as error:
        yield InputError(found.path, _why(error))


def _file(path: str, kind: str, settings: Settings) -> Iterator[Specimen | InputError]:
    with Path(path).open("rb") as source:
        yield from _stream(source, path, kind, settings)


def _stream(source: BinaryIO, name: str, kind: str, settings: Settings) -> Iterator[Specimen | InputError]:
    """Read a stream as one mail or, when it starts as an mbox, as many."""
    limit = settings.limits.specimen_bytes
    head = source.read(_HEAD)
    many = _starts_as_mbox(head)
    whole = _up_to(source, head, limit)
    if not many:
        yield _one(whole, name, kind, settings) if len(whole) <= limit else too_large(name, len(whole), limit, more=True)
        return
    # A mailbox may be larger than a mail may: what was read comes first, the rest line by line.
    pieces = mails(_Chained(whole.lstrip(), source), limit)
    first, second = next(pieces, None), next(pieces, None)
    if second is None and first is not None and Path(name).suffix.lower() not in _MBOX_NAMES and len(whole) <= limit:
        # A mail saved with its envelope line: the file as it is.
        yield _one(whole, name, kind, settings)
        return
    numbered = chain((piece for piece in (first, second) if piece is not None), pieces)
    for number, piece in enumerate(numbered, start=1):
        yield _piece(piece, f"{name}!{number}", settings)


def _starts_as_mbox(head: bytes) -> bool:
    return is_separator(head.lstrip()[:1000].partition(b"\n")[0])


def _up_to(source: BinaryIO, head: bytes, limit: int) -> bytes:
    """Read on to the end, or to one block past the limit."""
    if len(head) < _HEAD:
        return head
    blocks = [head]
    size = len(head)
    while size <= limit and (block := source.read(_BLOCK)):
        blocks.append(block)
        size += len(block)
    return b"".join(blocks)


def _piece(piece: Piece, name: str, settings: Settings) -> Specimen | InputError:
    if piece.raw is None:
        return too_large(name, piece.size, settings.limits.specimen_bytes)
    one = _one(piece.raw, name, "mbox", settings)
    if piece.quoted and isinstance(one, Specimen):
        return msgspec.structs.replace(one, notes=(*one.notes, "from-lines-quoted"))
    return one


def _one(raw: bytes, name: str, kind: str, settings: Settings) -> Specimen | InputError:
    try:
        return specimen(raw, name=name, settings=settings, kind=kind)
    except InputError as error:
        return error


class _Chained:
    """Lines of the bytes already read, then of the rest of the stream."""

    def __init__(self, start: bytes, source: BinaryIO) -> None:
        self._start = io.BytesIO(start)
        self._source = source

    def readline(self, size: int, /) -> bytes:
        """Return the next line, also one that lies across the seam."""
        line = self._start.readline(size)
        if line.endswith(b"\n") or len(line) >= size:
            return line
        return line + self._source.readline(size - len(line))
