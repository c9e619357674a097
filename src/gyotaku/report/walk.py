"""Rewrite every string of a noun that came from the mail or from outside; words of our own stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar, cast

import msgspec

from gyotaku.model.facts import BrandClaim

CODES = frozenset(
    {"asks", "attack", "basis", "cites", "dialect", "hard", "id", "kind", "lacks", "language", "local_part", "method"}
    | {"observer", "outcome", "place", "pretext", "problems", "reason", "relation", "role", "rule", "shape", "state", "style"}
    | {"trait", "traits", "trust", "unit", "used", "why", "sha256", "answer_sha256", "md5", "tool"}
)
"""Fields that hold words of ours, by which rules and the catalogue are found."""
_NAMES = frozenset({"hard", "id", "rule", "tool"})
"""Of these, the fields whose words may hold a dot: names of rules, and the version."""
_CODE = re.compile(r"[a-z0-9_ |,\-/]{0,80}")
_NAME = re.compile(r"[a-z0-9._\-/]{0,80}")
"""No dot or colon elsewhere: a host or an address in such a field is no word of ours."""

N = TypeVar("N")


def rewritten(noun: N, rewrite: Callable[[str], str]) -> N:
    """Return the noun with `rewrite` applied to every string in it that is not a word of ours."""
    return cast("N", _walk(noun, rewrite, ""))


def _walk(value: Any, rewrite: Callable[[str], str], field: str) -> Any:
    # As deep as the types are, whatever the mail holds.
    if isinstance(value, str) and not isinstance(value, Enum):
        word = _NAME if field in _NAMES else _CODE
        return str(value) if field in CODES and word.fullmatch(value) else rewrite(value)
    if isinstance(value, tuple):
        return tuple(_walk(one, rewrite, field) for one in value)
    if isinstance(value, dict):
        return {key: _walk(one, rewrite, "") for key, one in value.items()}
    if isinstance(value, BrandClaim):
        # The brand list's names and domains are ours, and what may stand live; the rest is not needed live.
        return msgspec.structs.replace(value, matched=rewrite(value.matched), source=rewrite(value.source))
    if isinstance(value, msgspec.Struct):
        return type(value)(**{name: _walk(getattr(value, name), rewrite, name) for name in value.__struct_fields__})
    return value
