"""Text folded until only what a campaign repeats is left: width, case, kana, spacing, invisible letters and look-alikes are one,
numbers, tokens, addresses and names are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gyotaku.data.folding import letters
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, Salutation

NAME = "*"
"""Stands for the recipient's and the brand's name."""
NUMBER = "#"
"""Stands for a number or an id."""
SHORTEST_NAME = 3

_LINK = r"(?:https?|hxxps?|ftp)://\S{1,2000}|www\.\S{1,500}"
_URL = re.compile(_LINK)
_ADDRESS = re.compile(_LINK + r"|[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_TOKEN = re.compile(r"(?a:(?<!\w)[A-Za-z_]*+\d[\w-]*)")
"""A word with a digit in it: a number, an id, a token. ASCII only, so that 3月15日 loses its numbers and keeps its words."""
_NO_LETTER = re.compile(rf"[^\w{re.escape(NAME)}{re.escape(NUMBER)}]+|_+")
_KANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
"""Katakana to hiragana."""


def names(evidence: Evidence) -> tuple[str, ...]:
    """List what names the recipient or the brand in a mail, folded, longest first."""
    return evidence.once(_folded)


def _folded(evidence: Evidence) -> tuple[str, ...]:
    return tuple(sorted({letters(name).strip() for name in _names(evidence)} - {""}, key=lambda name: (-len(name), name)))


def _names(evidence: Evidence) -> Iterator[str]:
    for claim, _ in evidence.of(BrandClaim):
        if claim.primary:
            yield from (claim.matched, claim.name_ja, claim.name_en)
    for address, _ in evidence.of(Address):
        if address.role in {"to", "cc", "envelope-to"}:
            # A short local part is also a piece of words; one that is a word (`info`) stands in ordinary text.
            yield from (name for name in (address.address, address.display, address.local) if len(name) > SHORTEST_NAME)
    for salutation, _ in evidence.of(Salutation):
        if salutation.style in {"name", "address", "local-part"}:
            yield salutation.text


@lru_cache(maxsize=64)
def _pattern(known: tuple[str, ...]) -> re.Pattern[str] | None:
    long = [re.escape(name) for name in known if len(name) >= SHORTEST_NAME][:40]
    return re.compile("|".join(long)) if long else None


def skeleton(text: str, known: tuple[str, ...]) -> str:
    """Fold a text; `known` are the names to mask, as `names` gives them. Words stay apart by one space."""
    # An address costs a look at every word, where no sign of one is in the text for nothing.
    text = letters((_ADDRESS if "@" in text else _URL).sub(" ", text))
    named = _pattern(known)
    if named is not None:
        text = named.sub(NAME, text)
    text = _NO_LETTER.sub(" ", _TOKEN.sub(NUMBER, text)).translate(_KANA)
    return " ".join(text.split())
