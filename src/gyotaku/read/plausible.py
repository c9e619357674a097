"""How likely decoded text is what a person wrote: characters weighed by what real text of each writing is made of.

The wrong encoding rarely fails; it gives rare kanji, half-width kana, private-use characters, single ideographs glued between
Latin letters, accents in rows. Each is weighed per character and averaged, with a little doubt for short text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from gyotaku.data.charsets import common, letters
from gyotaku.patterns import late

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ALONE = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f](?=[A-Za-z ])")
_CASE_TURN = late("[а-яёα-ω][А-ЯЁΑ-Ω]")
_GLUED = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
_LONE_LETTER = re.compile(r"(?<!\w)[^\W\x00-\x7f](?!\w)")
_ACCENTS_ONLY = re.compile("[\u00c0-\u024f]{3,}")
_RUSSIAN_RUN = re.compile("[А-Яа-яЁё]{3,}")
_HAN = late("[\u3400-\u9fff]")
_ORNAMENT = 12
"""Ideographs from which on a handful repeated over and over is an ornament of signs read in the wrong encoding."""
_DOUBT = 1.0
"""Weightless characters added to the average: one odd character alone decides nothing."""

_MANY_BYTES = frozenset({"japanese", "simplified", "traditional", "korean"})
_ALPHABETS = {
    "latin": (0xC0, 0x024F),
    "central": (0xC0, 0x024F),
    "turkish": (0xC0, 0x024F),
    "cyrillic": (0x0400, 0x04FF),
    "greek": (0x0370, 0x03FF),
    "hebrew": (0x0590, 0x05FF),
    "arabic": (0x0600, 0x06FF),
    "thai": (0x0E00, 0x0E7F),
}
_LATIN = frozenset({"latin", "central", "turkish"})
_SIGNS = frozenset("\u00a0ªº«»©®°·¿¡€’‘“”–—…•™£§")
_LOST = -5.0
_RANGES: tuple[tuple[int, int, float], ...] = (
    (0x00, 0x9F, -4.0),  # C1 controls: nobody writes them
    (0x2000, 0x206F, 0.3),
    (0x2100, 0x214F, 0.2),
    (0x2190, 0x21FF, 0.2),
    (0x2200, 0x22FF, 0.0),
    (0x2460, 0x27BF, 0.2),
    (0x3000, 0x303F, 0.7),
    (0x3041, 0x309E, 1.0),
    (0x30A1, 0x30FE, 0.9),
    (0x3200, 0x33FF, 0.3),
    (0xE000, 0xF8EF, -1.5),
    (0xF8F0, 0xF8FF, -4.0),  # what code page 932 makes of bytes that mean nothing in it
    (0xFF01, 0xFF5E, 0.4),
    (0xFF61, 0xFF9F, -0.45),  # half-width kana: mostly another encoding read as Shift_JIS
    (0xFFE0, 0xFFE6, 0.3),
    (0xFFFD, 0xFFFD, _LOST),
)


def plausibility(text: str, writing: str) -> float:
    """Weigh the non-ASCII characters of a text, about -5 (rubbish) to 1 (everyday words).

    `writing` is japanese, simplified, traditional, korean, an alphabet (latin, central, turkish, cyrillic, greek, hebrew,
    arabic, thai), or `any` for Unicode.
    """
    counts = Counter(_NOT_ASCII.findall(text))
    total = counts.total()
    if not total:
        return 0.0
    weight = sum(_weight(character, writing) * number for character, number in counts.items())
    if writing in _MANY_BYTES:
        weight -= 1.5 * len(_ALONE.findall(text))
        # The East Asian sets hold the Cyrillic alphabet; letters in words, unlike stray ones, were meant.
        weight += 1.3 * sum(map(len, _RUSSIAN_RUN.findall(text)))
        weight -= _ornament(text)
    elif writing in _LATIN:
        weight -= 0.9 * sum(map(len, _ACCENTS_ONLY.findall(text)))
    elif writing != "any":
        weight -= len(_CASE_TURN.findall(text)) + len(_GLUED.findall(text)) + len(_LONE_LETTER.findall(text))
    return weight / (total + _DOUBT)


def _ornament(text: str) -> int:
    """Return how many ideographs belong to an ornament: few of them, again and again."""
    han = _HAN.findall(text)
    return len(han) if len(han) >= _ORNAMENT and len(set(han)) * 5 <= len(han) else 0


@lru_cache(maxsize=32_768)
def _weight(character: str, writing: str) -> float:
    code = ord(character)
    if writing in _ALPHABETS and 0xA0 <= code < 0xE000:
        return _letter(character, writing)
    for first, last, weight in _RANGES:
        if first <= code <= last:
            kana = 0x3041 <= code <= 0x30FE
            return weight if not kana or writing in {"any", "japanese", "simplified"} else -0.3
    if 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF:
        return _han(character, writing)
    if 0xAC00 <= code <= 0xD7A3:
        return (1.0 if character in common("korean") else 0.2) if writing in {"any", "korean"} else -1.0
    # Letters of alphabets and emoji: at home in Unicode; in East Asian sets they are full-width oddities.
    return 0.6 if writing == "any" else -0.7


def _letter(character: str, writing: str) -> float:
    first, last = _ALPHABETS[writing]
    if character in letters(writing):
        return 0.8
    if first <= ord(character) <= last and character.isalpha():
        return 0.3 if character.islower() or character.lower() in letters(writing) else 0.1
    return 0.3 if character in _SIGNS else -0.6


def _han(character: str, writing: str) -> float:
    if writing == "any":
        return 1.0 if any(character in common(kind) for kind in ("japanese", "simplified", "traditional")) else 0.3
    if writing == "korean":
        return -0.6
    if character in common(writing):
        return 1.0
    if writing == "japanese":
        return _level(character, "cp932", b"\x88\x9f", b"\x98\x72")
    if writing == "traditional":
        return _level(character, "cp950", b"\xa4\x40", b"\xc6\x7e")
    level = _level(character, "gb2312", b"\xb0\xa1", b"\xd7\xf9")
    # Japanese and traditional Chinese are also written in GBK, with the ideographs GB2312 lacks.
    return max(level, 0.6) if character in common("japanese") or character in common("traditional") else level


def _level(character: str, codec: str, first: bytes, last: bytes) -> float:
    """Weigh an ideograph by whether the standard files it among the frequent ones (its first level)."""
    try:
        pair = character.encode(codec)
    except UnicodeEncodeError:
        return -0.9
    return 0.25 if first <= pair <= last else -0.4
