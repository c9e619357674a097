"""Pictures by their content: those made in this run, and those that lie in `files/` beside a case or a recording."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

PICTURE_BYTES = 16 * 1024 * 1024
"""Largest picture read from a folder."""
_NAME = re.compile(r"[0-9a-f]{64}")


class Album:
    """Finds a picture by the sha256 that a fact names. What is not there, or is another file than named, is not found."""

    def __init__(self, folders: Iterable[Path] = (), shelves: Iterable[Path] = ()) -> None:
        """Look in `folders`, and in every folder on the `shelves`: bundles are put there while the run goes on."""
        self._folders = tuple(folders)
        self._shelves = tuple(shelves)
        self._made: dict[str, bytes] = {}

    def add(self, png: bytes) -> str:
        """Keep a picture made in this run; return its sha256."""
        name = hashlib.sha256(png).hexdigest()
        self._made[name] = png
        return name

    def find(self, sha256: str) -> bytes:
        """Return a picture's bytes, or none when it is not there."""
        if not _NAME.fullmatch(sha256):
            # Cases come from elsewhere too: nothing else may become a path.
            return b""
        if sha256 in self._made:
            return self._made[sha256]
        for folder in [*self._folders, *(one for shelf in self._shelves if shelf.is_dir() for one in sorted(shelf.iterdir()))]:
            content = _read(folder / "files" / f"{sha256}.png")
            if hashlib.sha256(content).hexdigest() == sha256:
                return content
        return b""


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > PICTURE_BYTES:
            return b""
        return path.read_bytes()
    except OSError:
        return b""
