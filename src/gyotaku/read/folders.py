"""The files of a folder in a fixed order, Maildirs known as such, links that lead in circles followed once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gyotaku.errors import InputError

_DEEPEST = 64


class Found(NamedTuple):
    """A file of a folder; `mail` when its place or name says that it is one."""

    path: str
    mail: bool
    maildir: bool


_NAMED = frozenset({".eml", ".msg", ".mbox", ".mbx", ".emlx"})


def files(folder: str) -> Iterator[Found | InputError]:
    """Yield the regular files below a folder, sorted by name; folders that cannot be listed come as errors."""
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[str, bool, int]] = [(folder, False, 0)]
    while waiting:
        path, maildir, depth = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116 - strings all the way: a path may hold bytes that are no text
            if stat.S_ISREG(status.st_mode):
                yield Found(path, maildir or Path(path).suffix.lower() in _NAMED, maildir)
                continue
            if not stat.S_ISDIR(status.st_mode) or (status.st_dev, status.st_ino) in seen or depth > _DEEPEST:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(path))  # noqa: PTH208 - as above
        except OSError as error:
            yield InputError(path, f"cannot be read: {(error.strerror or 'unknown reason').lower()}")
            continue
        box = {"cur", "new"} <= set(names)
        for name in reversed(names):
            if box and name == "tmp":
                continue  # deliveries that are not finished
            waiting.append((os.path.join(path, name), maildir or (box and name in {"cur", "new"}), depth + 1))  # noqa: PTH118 - as above
