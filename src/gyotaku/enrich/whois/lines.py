"""The lines of a WHOIS answer as labels and values: RFC 3912 fixes no form, servers use half a dozen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.noun import Noun
from gyotaku.patterns import late

LINES = 3_000
"""Most lines read of one answer."""
_LONGEST = 1_000

_BRACKETS = re.compile(r"\s*(?:[a-z]{1,2}\.?\s+)?\[([^\]]{1,60})\]\s*(.*)")
_COLON = re.compile(r"\s*([^:：]{1,70}?)[\s.]*[:：](?!//)\s*(.*)")
_TABBED = re.compile(r"\s*(\S[^\t]{1,50}?)[\s.]*\t\s*(\S.*)")
_BARE = late(r"\s*((?:record|domain)?\s?(?:created|registered|expires|activated|last updated) on)\s+(\S.*)", re.IGNORECASE)


_PREFIX = re.compile(r"domain:(?=[A-Z][\w-]{2,30}:)")
"""`domain:Created:20090324`, as one server puts the object's name before each label."""


class Line(Noun, frozen=True, kw_only=True):
    """One labelled value."""

    label: str
    """Lower case, without brackets, dots and colons."""
    value: str


def lines(text: str) -> Iterator[Line]:
    """Yield the labelled values in order; a label alone takes the next line that has no label of its own."""
    waiting = ""
    for raw in text.splitlines()[:LINES]:
        line = _PREFIX.sub("", raw[:_LONGEST].rstrip())
        if not line.strip() or line.lstrip().startswith(("%", "#", ";")):
            continue
        found = _BRACKETS.fullmatch(line) or _BARE.fullmatch(line) or _COLON.fullmatch(line) or _TABBED.fullmatch(line)
        if not found:
            if waiting:
                yield Line(label=waiting, value=line.strip())
                # Name servers stand below one another; anything else is told by its first line.
                waiting = waiting if "server" in waiting else ""
            continue
        label, value = _folded(found[1]), found[2].strip()
        if value:
            yield Line(label=label, value=value)
            waiting = ""
        else:
            waiting = label


def _folded(label: str) -> str:
    return re.sub(r"\s+", " ", label.strip(" .*-\t")).lower()
