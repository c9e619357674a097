"""Tell strings that were made up for one recipient or one mailing from words, paths, versions and dates."""

from __future__ import annotations

import re
from functools import lru_cache

from gyotaku.data.letters import surprise
from gyotaku.patterns import late

SHORTEST = 7
"""Shorter strings are too few to name one recipient."""

_UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE)
_OF_UUID = 32
"""Fewest characters of one."""
_HEX = re.compile(r"[0-9a-f]{10,}|[0-9A-F]{10,}")
_ASSET = re.compile(r"\.(?:css|js|mjs|map|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp4|webm)$", re.IGNORECASE)
_PAGE = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|do|cgi|pdf|action|xhtml)$", re.IGNORECASE)
_VERSION = late(r"v?\d{1,4}(?:[._\-]\d{1,4}){0,4}(?:[a-z]{1,6}\d{0,2})?", re.IGNORECASE)
_DATE = late(
    r"(?:19|20)\d\d[\-_.]?(?:0[1-9]|1[0-2])(?:[\-_.]?(?:0[1-9]|[12]\d|3[01]))?(?:[\-_.T]?\d{2}[\-_.:]?\d{2}(?:[\-_.:]?\d{2})?)?"
)
_RUNS = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+|[0-9]+")
_BREAKS = re.compile(r"[\-_.~%+*$]+")
STRANGE, VERY_STRANGE = 5.4, 6.2
"""Bits a letter (`data.letters`): words and names stay below the first, letters drawn by lot are mostly above the second."""


def is_asset(piece: str) -> bool:
    """Whether a path segment names a style sheet, script, picture or font, whose hash is the same for everybody."""
    return "." in piece and _ASSET.search(piece) is not None


def is_dated(piece: str) -> bool:
    """Whether a string is a date, a time or a version number."""
    if not (piece[:1].isdecimal() or piece[:1] in "vV"):
        return False
    return _DATE.fullmatch(piece) is not None or (len(piece) <= 12 and _VERSION.fullmatch(piece) is not None)


@lru_cache(maxsize=8192)
def looks_drawn(piece: str) -> bool:
    """Whether a string looks drawn by lot or encoded: an identifier, not words."""
    piece = (_PAGE.sub("", piece) if "." in piece else piece).rstrip("=")
    if len(piece) < SHORTEST or is_dated(piece):
        return False
    if len(piece) >= _OF_UUID and _UUID.fullmatch(piece):
        return True
    parts = [part for part in _BREAKS.split(piece) if part]
    if any(_drawn(part) for part in parts):
        return True
    if len(parts) < 2:
        return False
    # base64url holds - and _ by chance: the longest part is then no word, and the whole is a jumble.
    longest = max(parts, key=len)
    mixed = sum(any(map(str.isdigit, part)) and any(map(str.isalpha, part)) for part in parts)
    if mixed > 1 and _drawn("".join(parts)):
        return True
    return len(longest) >= 8 and not _word(longest) and not longest.isdigit() and _drawn("".join(parts))


def _word(part: str) -> bool:
    """Whether letters read as a word, or as words in camel case with a short number behind."""
    runs = _RUNS.findall(part.rstrip("0123456789") if len(part) - len(part.rstrip("0123456789")) <= 4 else part)
    letters = [run for run in runs if run.isalpha()]
    if len(letters) != len(runs) or not letters:
        return False
    if len(letters) > 1 and sum(map(len, letters)) / len(letters) < 3.5:
        return False
    return all(len(run) <= 4 or surprise(run) < STRANGE for run in letters)


def _drawn(text: str) -> bool:
    """Judge one string of letters and digits without separators."""
    if len(text) < SHORTEST or is_dated(text):
        return False
    if text.isdigit():
        return len(text) >= 14
    if _word(text):
        return False
    digits = 0 if text.isalpha() else sum(map(str.isdigit, text))
    if 2 <= digits <= len(text) - 2 and _HEX.fullmatch(text):
        return True
    runs = _RUNS.findall(text)
    if len(text) >= 40 and len(runs) >= 4:
        return True
    if digits:
        strange = max((surprise(run) for run in runs if run.isalpha() and len(run) >= 3), default=0.0) > STRANGE
        return len(runs) >= max(4, len(text) // 4) or (len(text) >= 9 and len(runs) >= 3 and strange)
    if len(runs) >= 3 and len(text) >= 8 and len(runs) >= len(text) / 3.5:
        return surprise(text) > 5.0
    return len(text) >= 12 and surprise(text) > VERY_STRANGE
