"""The user's own data: lists newer than the shipped ones, and lists and tables the user brought. Nothing is there by default."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "GYOTAKU_DATA"
"""Environment variable that names the folder."""


def folder() -> Path:
    """Return the folder, which need not exist: `GYOTAKU_DATA`, else `gyotaku` under the user's data home (XDG)."""
    return Path(_place())


def _place() -> str:
    named = os.environ.get(VARIABLE)
    if named:
        return named
    home = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")  # noqa: PTH111, PTH118 - see `own`
    return f"{home}{os.sep}gyotaku"


def own(name: str) -> Path | None:
    """Return the user's own file of that name, or None when there is none."""
    # Asked for every domain of every mail: building paths costs ten times what looking does.
    path = f"{_place()}{os.sep}{name}"
    return Path(path) if os.path.isfile(path) else None  # noqa: PTH113 - see above


def keep(name: str, content: bytes) -> Path:
    """Write a file into the folder, whole or not at all: a run that reads meanwhile sees the old one or the new one."""
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / name
    draft = path.with_name(f".{name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)
    return path
