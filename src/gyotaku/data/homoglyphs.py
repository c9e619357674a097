"""Skeletons: what a word looks like, whatever it is spelt with (Unicode UTS 39, section 4, for ASCII targets).

Beyond UTS 39 the pairs a reader confuses in ASCII fall together: 0 and o; 1, I, l, i and |; rn and m; vv and w.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from gyotaku.data.confusables import letters
from gyotaku.patterns import late

INVISIBLE = late(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
"""Characters that draw nothing: zero-width, bidi controls, soft hyphen, fillers, variation selectors, tags."""

_ASCII_PAIRS = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l"})


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[\u0300-\u036f]")


@cache
def confusable() -> re.Pattern[str]:
    """Return a pattern for one character that looks like an ASCII letter or digit and is none."""
    return re.compile("[" + re.escape("".join(map(chr, sorted(letters())))) + "]")


def unmasked(text: str) -> str:
    """Return the text with look-alike characters replaced by the ASCII letters they resemble, lower-case, marks removed."""
    if text.isascii():
        return text.lower()
    folded = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    # Before folding: an upper-case letter may look like another letter than its lower-case form (Н and н).
    folded = folded.translate(letters()).casefold().translate(letters())
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", _marks().sub("", unicodedata.normalize("NFD", folded)))


def skeleton(text: str) -> str:
    """Return the skeleton of a text: two texts a reader would confuse have the same one.

    Compare skeletons only with skeletons; `skeleton("Аpple") == skeleton("AppIe") == skeleton("apple")`.
    """
    return unmasked(text).translate(_ASCII_PAIRS).replace("rn", "m").replace("vv", "w")
