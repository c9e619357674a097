"""Files named by their content, in a folder `files/` of a bundle."""

from __future__ import annotations

import hashlib
from pathlib import Path

from gyotaku.model.capture import Stored

LARGEST = 12 * 1024 * 1024
"""Largest file kept, in bytes; a larger one is cut."""


class Store:
    """Keeps files below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes, media_type: str) -> Stored:
        """Write a file unless it is there, and return its noun. What is over the limit is left out."""
        content = content[:LARGEST]
        stored = Stored(sha256=hashlib.sha256(content).hexdigest(), size=len(content), media_type=media_type)
        path = self._folder / stored.path
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return stored
