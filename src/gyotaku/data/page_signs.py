"""What pages say of themselves: errors, waiting, parking, challenges, warnings (page_signs.toml)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from gyotaku.data.domains import under
from gyotaku.data.tables import read_table

SHORT = 700
"""A page with more characters than this has something of its own to say beside an error or a wait."""
_BLANK = re.compile(r"\s+")


@cache
def _table() -> dict[str, Any]:
    return read_table("page_signs.toml")


def _words(kind: str, text: str) -> str:
    folded = _BLANK.sub(" ", text).lower()
    return next((word for word in _table()[kind]["words"] if word in folded), "")


def says(kind: str, text: str) -> str:
    """Return the first word of a kind (error, waiting, parked, challenge, warning) that a text holds, or ""."""
    return _words(kind, text)


def says_short(kind: str, text: str) -> str:
    """Return as `says`, for a text that says little else."""
    return _words(kind, text) if len(_BLANK.sub(" ", text)) <= SHORT else ""


def waiting(text: str) -> bool:
    """Whether a short page asks its reader to wait."""
    return bool(says_short("waiting", text))


def pressable(text: str) -> bool:
    """Whether a button says no more than "continue"."""
    return _BLANK.sub(" ", text).strip().lower() in _table()["go-on"]["words"]


def host_of(kind: str, hosts: tuple[str, ...]) -> str:
    """Return the first host that belongs to a service of a kind (parked, challenge), or ""."""
    return next((host for host in hosts for known in _table()[kind]["hosts"] if under(host, known)), "")


def mark_of(kind: str, source: str) -> str:
    """Return the first mark of a kind (challenge) that a page's source holds, or ""."""
    return next((mark for mark in _table()[kind]["marks"] if mark in source), "")
