"""File types by their bytes, and what names and labels promise (file_types.toml)."""

from __future__ import annotations

from functools import cache
from typing import Any

from gyotaku.data.tables import read_table


@cache
def _tables() -> dict[str, Any]:
    return read_table("file_types.toml")


@cache
def magic() -> tuple[tuple[str, int, bytes], ...]:
    """Return (type, offset, bytes) of every type told by bytes at a fixed place, in the order to try."""
    return tuple((name, offset, bytes.fromhex(digits)) for name, offset, digits in _tables()["magic"])


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of lower-case endings or types: runs | programs | scripts | active | documents | archives."""
    return frozenset(_tables()["words"][name].split())


@cache
def promised_by_ending(ending: str) -> frozenset[str]:
    """Return the types a file name's ending (lower-case, no dot) may stand for; empty when it promises nothing."""
    return frozenset(_tables()["endings"].get(ending, "").split())


@cache
def promised_by_label(media_type: str) -> frozenset[str]:
    """Return the types a declared media type may stand for; empty when it promises nothing (application/octet-stream)."""
    return frozenset(_tables()["declared"].get(media_type, "").split())
