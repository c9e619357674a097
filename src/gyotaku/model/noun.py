"""The base of every noun."""

from __future__ import annotations

import msgspec


class Noun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A frozen record. Change means `msgspec.structs.replace`; unknown fields are refused on reading.

    A frozen record cannot hold itself, so the collector of cycles need not look at it, which saves a tenth of an analysis. One
    that holds a function (which knows its module, which knows the record) or has a `dict` says `gc=True`.
    """
