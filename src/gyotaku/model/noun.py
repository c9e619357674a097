"""The base of every noun."""

from __future__ import annotations

import msgspec


class Noun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen record. Change means `msgspec.structs.replace`; unknown fields are refused on reading."""
