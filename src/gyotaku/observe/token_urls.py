"""Find the tokens of one URL: what names the recipient in any spelling, and what looks made up for one mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gyotaku.data.link_words import is_named
from gyotaku.data.services import service_of
from gyotaku.model.facts import Token
from gyotaku.observe.token_recipient import Piece, Recipients
from gyotaku.observe.token_shapes import SHORTEST, is_asset, is_dated, looks_drawn
from gyotaku.observe.url_target import read_target

LONGEST = 8_192
"""Most characters of one URL that are looked at."""
MOST_PIECES = 400
"""Most candidates of one URL that are weighed against each other."""

_RANK = ("recipient-address", "base64-of-recipient", "hash-of-recipient", "high-entropy", "recipient-local", "numbered-parameter")
_SEPARATOR = re.compile(r"[/?&=#;:,|@!\s\"'<>{}()]")
_CODED_SEPARATOR = re.compile(rf"{_SEPARATOR.pattern}|%(?:25){{0,3}}(?:2[0236CFcf]|3[ABDFabdf]|40|7[BCDbcd])")
_BEFORE_HOST = ("@", "%40", "://", "%3a%2f%2f")
_BEFORE_VALUE = ("=", "%3d")
_AUTHORITY = re.compile(r"[^:/?#]*:[/\\]{1,3}[^/?#\\]*|mailto:", re.IGNORECASE)
_QUERY = re.compile(r"[?#]")
_PADDING = re.compile(r"={1,2}(?=$|[&#])|(?:%3D){1,2}", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{9}")
"""Nine digits in a row count someone or something, whatever the parameter is called."""
_LOCATORS = frozenset({"shortener", "form", "storage"})
"""Services at which the path is the page's own address, the same for everybody, and needed to have the page taken down."""


def tokens_in(url: str, recipients: Recipients, repeated: frozenset[str] = frozenset()) -> list[Token]:
    """List the tokens of one URL in order, without overlaps; what names the recipient wins over what only looks drawn.

    `repeated` holds parameter values that other URLs of the mail carry too.
    """
    text = url[:LONGEST]
    found = [*recipients.find(text), *_made_up(text, repeated)]
    if not found:
        return []
    if text[:7].lower() == "mailto:":
        # Whom the reader is asked to write to is no secret of the reader, unless the address is the reader's own.
        end = len(text.partition("?")[0])
        found = [one for one in found if one.start >= end or one.basis != "recipient-address" or _own(one, text, recipients)]
    target = read_target(text)
    owned = text.lower().find(target.registrable) if target.registrable else -1
    # A recipient called like the site must not hide the very domain that is to be reported.
    found = [
        one
        for one in found
        if one.basis != "recipient-local" or not owned <= one.start < one.end <= owned + len(target.registrable)
    ]
    kept: list[Piece] = []
    for piece in sorted(found, key=lambda one: (_RANK.index(one.basis), one.start, -one.end))[:MOST_PIECES]:
        if all(piece.end <= other.start or piece.start >= other.end for other in kept):
            kept.append(piece)
    return [
        Token(value=text[piece.start : piece.end], basis=piece.basis, url=url, start=piece.start, end=piece.end)
        for piece in sorted(kept)
    ]


def _own(piece: Piece, text: str, recipients: Recipients) -> bool:
    value = text[piece.start : piece.end].lower()
    return any(address in value for address in recipients.addresses)


def values_in(url: str) -> frozenset[str]:
    """Return the values of all parameters of a URL, nested ones too."""
    if "=" not in url and "%3" not in url:
        return frozenset()
    return frozenset([text for text, name, _, _ in _pieces(url[:LONGEST]) if name])


@lru_cache(maxsize=512)
def _pieces(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """List the pieces behind the authority: text, name of the parameter (empty for path segments), range."""
    authority = _AUTHORITY.match(text)
    start = authority.end() if authority else 0
    found: list[tuple[str, str, int, int]] = []
    name, last_end = "", start
    separator = _CODED_SEPARATOR if "%" in text else _SEPARATOR
    for end, following in [*(one.span() for one in separator.finditer(text, start)), (len(text), len(text))]:
        if end > start:
            piece = text[start:end]
            between = text[last_end:start].lower()
            if not between.endswith(_BEFORE_HOST):  # a domain or a nested host is no token
                found.append((piece, name if between.endswith(_BEFORE_VALUE) else "", start, end))
            name, last_end = piece, end
        start = following
    return tuple(found)


def _made_up(text: str, repeated: frozenset[str]) -> Iterator[Piece]:
    found = _QUERY.search(text)
    query = found.start() if found else len(text)
    for piece, name, start, end in _pieces(text):
        if len(piece) < SHORTEST and (piece.isalpha() or not name):
            continue
        if is_asset(piece) or (name and is_named(name, "plain")):
            continue
        if start < query and _locates(text):
            continue
        if looks_drawn(piece):
            padding = _PADDING.match(text, end)
            yield Piece(start, padding.end() if padding else end, "high-entropy")
        elif _numbered(piece, name, bare=start > query) or (name and piece in repeated and _telling(piece)):
            yield Piece(start, end, "numbered-parameter")


@lru_cache(maxsize=512)
def _locates(text: str) -> bool:
    """Whether a URL's path is the page's own address at a service."""
    target = read_target(text)
    service = service_of(target.host, target.path) if target.host else None
    return service is not None and service.kind in _LOCATORS


def _numbered(piece: str, name: str, *, bare: bool) -> bool:
    """Whether a value is a number (with few letters) that its parameter's name or its place marks as an identifier."""
    if piece.isalpha():
        return False
    if name:
        # 20240815 may be an id as well as a date; 1.2.3 and 2024-08-15 are none.
        written = is_dated(piece) and not piece.isdigit()
        if _LONG_NUMBER.search(piece):
            return True
        digits = sum(map(str.isdigit, piece))
        return 4 <= len(piece) <= 40 and digits >= max(3, len(piece) * 0.4) and not written and is_named(name, "identifiers")
    if piece.isdigit():
        # A number that is the whole query, or a long one as a path segment.
        return len(piece) >= (6 if bare else 9) and not (is_dated(piece) and len(piece) in {6, 8, 12, 14})
    return False


def _telling(piece: str) -> bool:
    return len(piece) >= 5 and any(map(str.isdigit, piece)) and any(map(str.isalpha, piece))
