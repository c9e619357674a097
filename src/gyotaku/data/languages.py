"""Which languages a folded text is written in: by script, and by common words among Latin ones."""

from __future__ import annotations

import re
from functools import cache
from itertools import repeat

from gyotaku.data.folding import beyond_ascii
from gyotaku.data.tables import read_table

SHORT = 12
"""A text of no more words may be in any language that shares one with it."""

WORDS = 160
"""Words looked at: a text tells its language early."""

_WORD = re.compile(r"[a-z]+")
_KANA = re.compile("[ぁ-ゖァ-ヺ]+")
_HAN = re.compile("[一-龠々]+")
_HANGUL = re.compile("[가-힣]")


@cache
def _common() -> tuple[tuple[str, ...], dict[str, bytes]]:
    """Return the languages in their order, and for each common word the numbers of those that use it, a byte each."""
    table = read_table("languages.toml")["words"]
    users: dict[str, dict[int, None]] = {}
    for number, words in enumerate(table.values()):
        for word in words.split():
            users.setdefault(word, {})[number] = None
    return tuple(table), {word: bytes(numbers) for word, numbers in users.items()}


def latin_languages(text: str) -> tuple[str, ...]:
    """Return the Latin-script languages of a folded text, the strongest first; English when no common word tells."""
    words = _WORD.findall(text, 0, WORDS * 12)[:WORDS]
    if not words:
        return ()
    names, users = _common()
    counted = b"".join(map(users.get, words, repeat(b"")))
    counts = {number: counted.count(number) for number in set(counted)}
    best = max(counts.values(), default=0)
    short = best < 2 or len(words) <= SHORT
    # Related languages share words (de, que): one that comes close is kept beside the best; in a subject or a button,
    # which hold few common words, whatever shares one.
    close = [number for number, count in counts.items() if short or count * 3 >= best * 2]
    found = [names[number] for number in sorted(close, key=lambda number: (-counts[number], number))]
    return (*(language for language in found if language != "en"), "en") if short else tuple(found[:3])


def languages(text: str) -> tuple[str, ...]:
    """Return the languages whose phrases may stand in a folded text: by script first, then Latin ones."""
    found: list[str] = []
    if not text.isascii():
        head = beyond_ascii(text[: WORDS * 12])
        han, kana = sum(map(len, _HAN.findall(head))), sum(map(len, _KANA.findall(head)))
        if kana:
            found.append("ja")
        # A mail of Chinese characters with hardly any kana is Chinese; a short subject of both may be either.
        if han and kana * 20 < han + 20:
            found.append("zh")
            found += ["ja"] if not kana else []
        if _HANGUL.search(head):
            found.append("ko")
    return (*found, *latin_languages(text))
