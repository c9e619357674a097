"""Find brand words in host labels and local parts: `secure-paypal`, `mysbisec`, `smbc.co-jp`.

A strong word is a brand's own invention and long enough to be found inside other letters; a weak one is short or an everyday
word, counts only as a word of its own, and says something only about a brand that the mail names elsewhere.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from gyotaku.data.brands import LONGEST, Brand, brands
from gyotaku.data.brandwords import ordinary_names, token_words
from gyotaku.data.domains import registrable
from gyotaku.data.homoglyphs import unmasked

EMBEDDED = 6
"""Shortest word looked for inside other letters."""
INVENTED = 8
"""Length from which a brand's word is nobody else's, even if it is often only mentioned."""
LONE = 3
"""Shortest word that counts at all."""

_PIECES = re.compile(r"[^a-z]+")
_PIECES_WITH_DIGITS = re.compile(r"[^a-z0-9]+")


class Token(NamedTuple):
    """One brand word."""

    brand: Brand
    word: str
    strong: bool
    """Whether the word by itself names the brand."""


class Held(NamedTuple):
    """A brand word found in a label."""

    token: Token
    whole: bool
    """The label is nothing but the word."""
    embedded: bool = False
    """Found inside other letters, not set off by punctuation."""


def main_label(domain: str) -> str:
    """Return the first label of the registrable domain: `amazon` for `www.amazon.co.jp`."""
    return registrable(domain).partition(".")[0]


_SECOND = frozenset({"ac", "ad", "co", "com", "ed", "go", "gob", "gouv", "gov", "gr", "gv", "lg", "ne", "net", "or", "org"})


def listed_label(domain: str) -> str:
    """Return the main label of a domain of the list; without the suffix list, which costs too much a thousand times."""
    labels = domain.split(".")
    return labels[-3] if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND else labels[-2]


def _words(brand: Brand) -> list[str]:
    words = [listed_label(domain) for domain in brand.web_domains]
    words += [listed_label(domain) for domain in brand.sender_domains if "@" not in domain]
    for name in brand.names:
        if name.isascii():
            words.append(re.sub(r"[^a-z0-9-]", "", name.lower()))
    # A whole domain written in one (sbiseccojp) is a word too.
    words += [domain.replace(".", "") for domain in brand.web_domains if domain.endswith(("co.jp", "ne.jp", "or.jp"))]
    return [word for word in words if len(word) >= LONE and word not in token_words("generic")]


@cache
def tokens() -> dict[str, Token]:
    """Index the brand words; hyphens are left out, and the first entry of the list that uses a word owns it."""
    # An ambiguous name is weak in a host too, unless it is long enough to be nobody else's (microsoft).
    ambiguous = {re.sub(r"[^a-z0-9]", "", name.lower()) for brand in brands() for name in brand.ambiguous}
    weak = token_words("everyday") | ordinary_names() | {word for word in ambiguous if len(word) < INVENTED}
    found: dict[str, Token] = {}
    for brand in brands():
        for word in _words(brand):
            plain = word.replace("-", "")
            strong = plain not in weak and len(plain) > LONE + 1
            if len(plain) >= LONE and not plain.isdigit():
                found.setdefault(plain, Token(brand, plain, strong))
    return found


def distinct(word: str) -> bool:
    """Whether a word is more than an everyday ending with one to three letters before it (ymobile, ucscard)."""
    return not any(word.endswith(ending) and len(word) - len(ending) < LONE + 1 for ending in token_words("endings"))


@cache
def _embedded() -> tuple[AhoCorasick, tuple[Token, ...]]:
    long = tuple(token for token in tokens().values() if token.strong and len(token.word) >= EMBEDDED and distinct(token.word))
    return AhoCorasick([token.word for token in long], matchkind=MatchKind.LeftmostLongest), long


@cache
def _within() -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(sorted(token_words("within")))
    return AhoCorasick(list(words)), words


@cache
def _shared() -> frozenset[str]:
    return frozenset(domain for brand in brands() for domain in brand.shared_hosts)


@lru_cache(maxsize=4096)
def foreign_labels(host: str) -> tuple[str, ...]:
    """Return the labels of a host that its user chose: all but the top level, and only those left of a domain that
    carries customers' pages (`bucket` of `bucket.s3.amazonaws.com`).
    """
    labels = host[-LONGEST:].split(".")
    for at in range(len(labels)):
        if ".".join(labels[at:]) in _shared():
            return tuple(labels[:at])
    return tuple(labels[:-1])


@lru_cache(maxsize=4096)
def brand_words(label: str) -> tuple[Held, ...]:
    """Return the brand words in one host label or local part, each brand once, strongest first."""
    plain = unmasked(label)
    joined = _PIECES_WITH_DIGITS.sub("", plain)
    known = tokens()
    found: dict[str, Held] = {}
    pieces = [piece for piece in _PIECES_WITH_DIGITS.split(plain) if piece][:12]
    pairs = [one + other for one, other in pairwise(pieces)]
    for piece in (joined, *pairs, *pieces, *_PIECES.split(plain)):
        if piece in known:
            token = known[piece]
            found.setdefault(token.brand.id, Held(token, whole=piece == joined))
    automaton, long = _embedded()
    covered = [(start, end) for _, start, end in _within()[0].find_matches_as_indexes(joined)]
    for number, start, end in automaton.find_matches_as_indexes(joined):
        token = long[number]
        at_edge = start == 0 or end == len(joined) or len(token.word) > EMBEDDED + 1
        if at_edge and not any(first <= start and end <= last for first, last in covered):
            found.setdefault(token.brand.id, Held(token, whole=False, embedded=True))
    # A word inside a longer one that was found (rakuten in rakuten-card) is not said again.
    words = [held.token.word for held in found.values()]
    apart = [held for held in found.values() if not any(held.token.word in word != held.token.word for word in words)]
    return tuple(sorted(apart, key=lambda held: (not held.token.strong, held.embedded, -len(held.token.word))))
