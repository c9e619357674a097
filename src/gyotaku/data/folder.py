"""The user's own data: lists newer than the shipped ones, and lists and tables the user brought. Nothing is there by default."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "GYOTAKU_DATA"
"""Environment variable that names the folder."""


def folder() -> Path:
    """Return the folder, which need not exist: `GYOTAKU_DATA`, else `gyotaku` under the user's data home (XDG)."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "gyotaku"


def own(name: str) -> Path | None:
    """Return the user's own file of that name, or None when there is none."""
    path = folder() / name
    return path if path.is_file() else None


def keep(name: str, content: bytes) -> Path:
    """Write a file into the folder, whole or not at all: a run that reads meanwhile sees the old one or the new one."""
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / name
    draft = path.with_name(f".{name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)
    return path
