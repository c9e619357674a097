"""Text folded until only what a campaign repeats is left: width, case, kana, spacing, invisible letters and look-alikes are one,
numbers, tokens, addresses and names are gone.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from gyotaku.data.folding import beyond_ascii, letters
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, Salutation

NAME = "*"
"""Stands for the recipient's and the brand's name."""
NUMBER = "#"
"""Stands for a number or an id."""
SHORTEST_NAME = 3
MOST_NAMES = 40
"""Most names masked in one mail."""

_LINK = r"(?:https?|hxxps?|ftp)://\S{1,2000}|www\.\S{1,500}"
_URL = re.compile(_LINK)
_ADDRESS = re.compile(_LINK + r"|[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_DIGITS = re.compile(r"[0-9][A-Za-z0-9_-]*")
_BEFORE_DIGITS = string.ascii_letters + "_"
_APART = bytes(code if code > 127 or chr(code).isalnum() or chr(code) in NAME + NUMBER else 32 for code in range(256))
"""Puts a space for every ASCII character that is no part of a word."""
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


def skeleton(text: str, known: tuple[str, ...]) -> str:
    """Fold a text; `known` are the names to mask, as `names` gives them. Words stay apart by one space."""
    return _apart(_counted(_masked(letters(_homeless(text)), known))).translate(_KANA)


def _homeless(text: str) -> str:
    """Put a space for every address."""
    if "@" not in text and "://" not in text and "www." not in text:
        return text
    # No address has a space in it. Looking for one is slow where no sign of one stands.
    pieces = text.split(" ")
    for at, piece in enumerate(pieces):
        if "@" in piece:
            pieces[at] = _ADDRESS.sub(" ", piece)
        elif "://" in piece or "www." in piece:
            pieces[at] = _URL.sub(" ", piece)
    return " ".join(pieces)


def _counted(text: str) -> str:
    """Put `NUMBER` for every word with a digit in it: a number, an id, a token.

    ASCII only, so that 3月15日 loses its numbers and keeps its words.
    """
    *before, last = _DIGITS.split(text)
    return NUMBER.join([*(piece.rstrip(_BEFORE_DIGITS) for piece in before), last])


def _apart(text: str) -> str:
    """Leave the words of a text and the signs put in, one space between them."""
    for char in set(beyond_ascii(text)):
        if not char.isalnum():
            text = text.replace(char, " ")
    return " ".join(text.encode("utf-8", "surrogatepass").translate(_APART).decode("utf-8", "surrogatepass").split())


def _masked(text: str, known: tuple[str, ...]) -> str:
    """Put `NAME` for every name: from the left, where several begin at one place the first of them.

    A regular expression of them all would do the same, but to make one for each mail takes longer than all the rest.
    """
    here = [name for name in known if len(name) >= SHORTEST_NAME][:MOST_NAMES]
    places = {name: text.find(name) for name in here if name in text}
    if len(places) < 2:
        return text.replace(next(iter(places)), NAME) if places else text
    pieces = []
    at = 0
    while places:
        name = min(places, key=places.__getitem__)
        pieces.append(text[at : places[name]])
        at = places[name] + len(name)
        for other, place in list(places.items()):
            if place < at:
                places[other] = text.find(other, at)
                if places[other] < 0:
                    del places[other]
    return NAME.join([*pieces, text[at:]])
