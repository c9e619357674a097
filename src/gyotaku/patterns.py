"""Regular expressions that many mails need nothing of: compiled when they are first used.

Compiling one takes from a tenth of a millisecond to several (a class of all Han characters), and a start would wait for hundreds
of them. What nearly every mail needs is compiled with `re.compile` as everywhere: its methods are then found a little sooner.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_TAKEN_OVER = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "flags", "groupindex")


class _Late:
    """Stands for a compiled expression; the first look at it compiles it and takes over what it has."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Return what the expression has by that name; only asked until that has been taken over."""
        compiled = re.compile(self._source, self._flags)
        for taken in _TAKEN_OVER:
            setattr(self, taken, getattr(compiled, taken))
        return getattr(compiled, name)


def late(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled when it is first used.

    It has the methods of one, but is none: `re.search` does not take it, and it is not the `re` of its matches. An error in it is
    told only when it is used, so a test uses every one.
    """
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
