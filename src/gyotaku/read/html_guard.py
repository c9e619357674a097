"""Keep a page from making the HTML parser slow: what costs it more than linear time is cut off before parsing.

The WHATWG algorithm looks through the open elements for each tag and through a tag's attributes for each attribute, so
200,000 open `<div>` or 50,000 attributes of one tag take minutes. Real mail stays far below these bounds.
"""

from __future__ import annotations

import re

from gyotaku.patterns import late

DEPTH = 4_000
"""Most open elements; Outlook and Gmail give up far earlier, Word's HTML reaches some hundred."""
ATTRIBUTES = 2_000
"""Most attributes of one tag."""
WORK = 60_000_000
"""Most steps through open elements, about a second of parsing at worst."""

_SMALL_CHARS = 60_000
_SMALL_TAGS = 4_000
_TAG = late(
    r"""<!--(?:(?!--!?>)[^\x00])*+|<(/?)([a-zA-Z][^\s/>]*+)((?:=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+|[^>=]++)*+)""",
    re.DOTALL,
)
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"?|'[^']*+'?)""")
_NAME = re.compile(r"[\s/][^\s/=]")
_ALONE = (
    "area base br col embed hr img input link meta param source track wbr "
    "p li td th tr dt dd option tbody thead tfoot html head body"
)
_NOT_NESTED = frozenset(_ALONE.split())
"""Void elements, and those that a next one of their kind closes."""


def safe_prefix(text: str) -> tuple[str, str]:
    """Return the part of a page that can be parsed in bounded time, and why the rest was cut off (``""`` when nothing was).

    Codes: `deep-nesting`, `attribute-bomb`.
    """
    if len(text) < _SMALL_CHARS and text.count("<") < _SMALL_TAGS:
        return text, ""
    depth = 0
    work = 0
    for found in _TAG.finditer(text):
        closing, name, rest = found.groups()
        if name is None:
            continue
        if len(rest) > ATTRIBUTES * 3 and len(_NAME.findall(_QUOTED.sub("= ", rest))) > ATTRIBUTES:
            return text[: found.start()], "attribute-bomb"
        name = name.lower()
        if name in _NOT_NESTED:
            continue
        if closing:
            depth = max(0, depth - 1)
        elif not rest.endswith("/"):
            depth += 1
        work += depth
        if depth > DEPTH or work > WORK:
            return text[: found.start()], "deep-nesting"
    return text, ""
