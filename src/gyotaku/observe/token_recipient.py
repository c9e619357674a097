"""Every form in which a URL may name the recipient: plain, percent-encoded, VERP, base64, hex, rot13, reversed, hashed."""

from __future__ import annotations

import base64
import binascii
import codecs
import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote

from gyotaku.data.link_words import common_locals
from gyotaku.observe.unwrap_forms import decoded_base64, inflated

MOST_RECIPIENTS = 20
_AT = re.compile(r"@|%(?:25){0,2}40", re.IGNORECASE)
_LOCAL_BEFORE = re.compile(r"[A-Za-z0-9._+\-]{1,64}$")
_DOMAIN_BEHIND = re.compile(r"[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,6}")
_BASE64 = re.compile(r"[A-Za-z0-9+_\-]{8,}(?:={1,2}|(?:%3D){1,2})?", re.IGNORECASE)
_PADDED = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{8,400}(?:={1,2}|(?:%3D){1,2})", re.IGNORECASE)
"""The standard alphabet may hold slashes; only padding tells such a run from a path."""
_HEX = re.compile(r"[0-9A-Fa-f]{16,}")
_ADDRESS_IN = re.compile(r"[A-Za-z0-9._+\-]{1,64}@[A-Za-z0-9\-]{1,63}\.[A-Za-z0-9.\-]{2,}")
_HASHES = ("md5", "sha1", "sha224", "sha256", "sha512")


class Piece(NamedTuple):
    """A range of a string that names the recipient, and how."""

    start: int
    end: int
    basis: str


class Recipients:
    """The recipients of one mail, with every spelling to look for prepared once."""

    def __init__(self, addresses: list[str]) -> None:
        self.addresses = list(dict.fromkeys(address.lower() for address in addresses if "@" in address))[:MOST_RECIPIENTS]
        self.locals = [
            local for address in self.addresses if len(local := address.rpartition("@")[0]) >= 4 and local not in common_locals()
        ]
        self._plain = _alternatives(_spellings(self.addresses))
        self._local = _alternatives(self.locals)
        self._reversed = _alternatives([form for text in self.addresses for form in (text[::-1], codecs.encode(text, "rot13"))])
        self._hashes = _digests(self.addresses)

    def find(self, text: str) -> Iterator[Piece]:
        """Yield the places of a text that name a recipient; ranges may overlap."""
        for pattern, basis in ((self._plain, "recipient-address"), (self._reversed, "recipient-address")):
            if pattern:
                yield from (Piece(*found.span(), basis) for found in pattern.finditer(text))
        yield from _addresses(text)
        if self._local:
            for found in self._local.finditer(text):
                if not _inside_word(text, *found.span()):
                    yield Piece(*found.span(), "recipient-local")
        yield from self._encoded(text)

    def _encoded(self, text: str) -> Iterator[Piece]:
        for found in _HEX.finditer(text):
            if _fits(found[0].lower(), self._hashes):
                yield Piece(*found.span(), "hash-of-recipient")
            elif len(found[0]) % 2 == 0 and self._names(bytes.fromhex(found[0]).decode("utf-8", "replace")):
                yield Piece(*found.span(), "recipient-address")
        for found in (*_BASE64.finditer(text), *_PADDED.finditer(text)):
            plain = decoded_base64(found[0])
            if plain and self._names(plain):
                yield Piece(*found.span(), "base64-of-recipient")
            elif len(found[0]) in {22, 24, 27, 28, 43, 44} and _raw_digest(found[0]) in self._hashes:
                yield Piece(*found.span(), "hash-of-recipient")
        packed = re.search(r"/[a-z]/(eJ[\w\-]{30,})", text)
        if packed and self._names(inflated(packed[0])):
            yield Piece(*packed.span(1), "base64-of-recipient")

    def _names(self, plain: str) -> bool:
        """Whether decoded text holds an address, or is or holds a recipient's local part."""
        if "\ufffd" in plain[:4] or not plain:
            return False
        plain = unquote(plain)
        low = plain.lower()
        return _ADDRESS_IN.search(plain) is not None or any(
            local in low for local in self.locals if len(local) >= 5 or low == local
        )


def _addresses(text: str) -> Iterator[Piece]:
    """Yield whatever reads as an address, also one the header does not name: a mail to undisclosed recipients has no other."""
    for at in _AT.finditer(text):
        before = _LOCAL_BEFORE.search(text, max(0, at.start() - 64), at.start())
        behind = _DOMAIN_BEHIND.match(text, at.end())
        if before and behind:
            begin = before.start()
            begin += 2 if text[begin - 1 : begin] == "%" and before.end() - begin > 2 else 0
            yield Piece(begin, behind.end(), "recipient-address")


def _spellings(addresses: list[str]) -> list[str]:
    forms: list[str] = []
    for address in addresses:
        local, _, domain = address.rpartition("@")
        forms += [
            address,
            *(f"{local}{at}{domain}" for at in ("%40", "%2540", "%252540", "=", "%3D", "%253D", "_at_", "-at-", "(at)", "#")),
        ]
        full = quote(address, safe="")
        forms += [full, quote(full, safe=""), "".join(f"%{ord(character):02x}" for character in address if character < "\x80")]
    return forms


def _alternatives(forms: list[str]) -> re.Pattern[str] | None:
    known = sorted({form for form in forms if form}, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, known)), re.IGNORECASE) if known else None


def _digests(addresses: list[str]) -> frozenset[str]:
    texts = {
        form
        for address in addresses
        for form in (address, address.upper(), address.capitalize(), f"{address}\n", address.rpartition("@")[0])
    }
    return frozenset(hashlib.new(name, text.encode(), usedforsecurity=False).hexdigest() for name in _HASHES for text in texts)


def _fits(found: str, digests: frozenset[str]) -> bool:
    """Whether a run of hex digits is a digest, or its first 16 or more digits."""
    return found in digests or (len(found) >= 16 and any(digest.startswith(found) for digest in digests))


def _raw_digest(text: str) -> str:
    plain = unquote(text).rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True).hex()
    except (binascii.Error, ValueError):
        return ""


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether letters go on before or behind a range, so that `taro` in `kentaro` is not the recipient."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() and text[max(0, start - 3) : start - 1] != "%":
        return not (start >= 3 and text[start - 3] == "%")
    return behind.isalnum()
