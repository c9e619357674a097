"""Answers kept on disk for as long as they hold, one small file each."""

from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from gyotaku.model.noun import Noun
from gyotaku.transport.recording import Answer

FORMAT = 1
MOST = 20_000
"""Most files kept; when there are more, the oldest go first."""


class Kept(Noun, frozen=True, kw_only=True):
    """One entry: what was asked, the answers, and until when they hold."""

    format: int = FORMAT
    question: tuple[str, ...]
    until: datetime
    answers: tuple[Answer, ...]


class Cache:
    """A folder of answers. A file that cannot be read counts as not there; a folder that cannot be written keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, question: tuple[str, ...], now: datetime) -> list[Answer] | None:
        """Return the answers to a question that still hold, or None."""
        path = self._path(question)
        if path is None:
            return None
        try:
            kept = msgspec.json.decode(path.read_bytes(), type=Kept)
        except (OSError, msgspec.MsgspecError):
            return None
        holds = kept.format == FORMAT and kept.question == question and kept.until > now
        return list(kept.answers) if holds else None

    def keep(self, question: tuple[str, ...], answers: list[Answer], now: datetime, seconds: int) -> None:
        """Keep answers for some seconds; the file is whole or not there."""
        path = self._path(question)
        if path is None or seconds <= 0:
            return
        kept = Kept(question=question, until=now + timedelta(seconds=seconds), answers=tuple(answers))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new.")
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.encode(kept))
            Path(name).replace(path)
        except OSError:
            # A full or read-only disk makes the next run slower, not this one wrong.
            return

    def sweep(self) -> None:
        """Delete the oldest files beyond the most that are kept."""
        if self._folder is None or not self._folder.is_dir():
            return
        try:
            files = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
            for path in files[: max(len(files) - MOST, 0)]:
                path.unlink(missing_ok=True)
        except OSError:
            return

    def _path(self, question: tuple[str, ...]) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / (hashlib.sha256(msgspec.json.encode(question)).hexdigest() + ".json")
