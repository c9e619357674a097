"""What a file's name says, and how names lie: direction marks, a second ending, blanks that push the real one out of sight."""

from __future__ import annotations

import re

from gyotaku.data.file_types import promised_by_ending, promised_by_label, words
from gyotaku.patterns import late

_TURNS = late("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_OVERRIDES = re.compile("[\u202d\u202e\u2066-\u2068]")
_TRAILING = re.compile(r"[\s.\u3000\x00]+\Z")
_GAP = late(r"[\s\u3000\xa0_]{6,}\.\w{2,5}\Z")
_FOLDS = str.maketrans("．／＼", "./\\")
_HARMLESS = frozenset({"text", "unknown", "empty", "xml", "eml"})
"""True types too vague to contradict a name."""


def endings(name: str) -> tuple[str, str]:
    """Return the last and the last but one ending of a file name, lower-case without dots; ``""`` where there is none.

    Direction marks, trailing dots and blanks are dropped as Windows drops them; full-width dots count as dots.
    """
    plain = _TRAILING.sub("", _TURNS.sub("", name[-300:].translate(_FOLDS))).rsplit("/", 1)[-1].rsplit("\\", 1)[-1]
    pieces = [piece.strip().lower() for piece in plain.split(".")]
    last = pieces[-1] if len(pieces) > 1 else ""
    before = pieces[-2] if len(pieces) > 2 else ""
    return last, before


def runs(name: str) -> bool:
    """Whether Windows runs a file of this name when it is opened."""
    return endings(name)[0] in words("runs")


def name_traits(name: str, true_type: str, declared: str) -> list[str]:
    """Name what is false about a file's name or label: rtlo-name, double-extension, type-mismatch."""
    found = []
    last, before = endings(name)
    if _OVERRIDES.search(name):
        found.append("rtlo-name")
    opens = last in words("runs") or last in words("active")
    if opens and (before in words("documents") or _GAP.search(name)):
        found.append("double-extension")
    if _mismatch(last, true_type, declared):
        found.append("type-mismatch")
    return found


def _mismatch(last: str, true_type: str, declared: str) -> bool:
    promised = promised_by_ending(last)
    if promised:
        # A file that says nothing of itself contradicts only a name whose type always shows itself.
        return true_type not in promised and (true_type not in _HARMLESS or (true_type == "text" and last in {"pdf", "exe"}))
    label = promised_by_label(declared)
    return bool(label) and true_type not in label and true_type not in _HARMLESS
