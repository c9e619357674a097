"""Every form in which a URL may name the recipient: plain, percent-encoded, VERP, base64, hex, rot13, reversed, hashed."""

from __future__ import annotations

import base64
import binascii
import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote, unquote

from gyotaku.data.link_words import common_locals
from gyotaku.observe.unwrap_forms import decoded_base64, inflated

MOST_RECIPIENTS = 20
_AT = re.compile(r"@|%(?:25){0,2}40", re.IGNORECASE)
_LOCAL_BEFORE = re.compile(r"[A-Za-z0-9._+\-]{1,64}$")
_DOMAIN_BEHIND = re.compile(r"[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,6}")
_BASE64 = re.compile(r"[A-Za-z0-9+_\-]{8,}(?:={1,2}|(?:%3[Dd]){1,2})?")
_PADDED = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{8,400}(?:={1,2}|(?:%3[Dd]){1,2})")
"""The standard alphabet may hold slashes; only padding tells such a run from a path."""
_HEX = re.compile(r"[0-9A-Fa-f]{16,}")
_ADDRESS_IN = re.compile(r"[A-Za-z0-9._+\-]{1,64}@[A-Za-z0-9\-]{1,63}\.[A-Za-z0-9.\-]{2,}")
_PACKED = re.compile(r"/[a-z]/(eJ[\w\-]{30,})")
_DIGEST_LENGTHS = frozenset({22, 24, 27, 28, 43, 44})
"""Of MD5, SHA-1 and SHA-256 in base64, with and without padding."""
_HASHES = (hashlib.md5, hashlib.sha1, hashlib.sha224, hashlib.sha256, hashlib.sha512)


class Piece(NamedTuple):
    """A range of a string that names the recipient, and how."""

    start: int
    end: int
    basis: str


class Recipients:
    """The recipients of one mail, with every spelling to look for; the costly ones are made when a text first calls for them."""

    def __init__(self, addresses: list[str]) -> None:
        self.addresses = list(dict.fromkeys(address.lower() for address in addresses if "@" in address))[:MOST_RECIPIENTS]
        named = dict.fromkeys(form for address in self.addresses for form in _local_forms(address.rpartition("@")[0]))
        self.locals = [local for local in named if len(local) >= 4 and local not in common_locals()]
        self._signs = tuple(sign for address in self.addresses for sign in _signs(address))

    @cached_property
    def _spelt(self) -> tuple[str, ...]:
        turned = [form for text in self.addresses for form in (text[::-1], codecs.encode(text, "rot13"))]
        return tuple(dict.fromkeys([*_spellings(self.addresses), *turned]))

    @cached_property
    def _hashes(self) -> frozenset[str]:
        return _digests(self.addresses)

    def find(self, text: str) -> Iterator[Piece]:
        """Yield the places of a text that name a recipient; ranges may overlap."""
        low = text.lower()
        low = low if len(low) == len(text) else text  # a few capitals grow when lowered; places would shift
        if any(sign in low for sign in self._signs):
            yield from _places(self._spelt, low, "recipient-address")
            yield from (one for one in _places(self.locals, low, "recipient-local") if not _inside_word(low, one.start, one.end))
        yield from _addresses(text)
        yield from self._encoded(text)

    def _encoded(self, text: str) -> Iterator[Piece]:
        runs = list(_BASE64.finditer(text))
        # Hexadecimal digits are letters of base64 too: a run of them lies inside one of those.
        long = (run.span() for run in runs if len(run[0]) >= 16)
        for found in (digits for start, end in long for digits in _HEX.finditer(text, start, end)):
            if _fits(found[0].lower(), self._hashes):
                yield Piece(*found.span(), "hash-of-recipient")
            elif len(found[0]) % 2 == 0 and any(self._names(plain) for plain in _from_hex(found[0])):
                yield Piece(*found.span(), "recipient-address")
        if text.islower():
            return  # in base64 the @ of an address makes a capital wherever it falls, and digits alone spell no name
        padded = list(_PADDED.finditer(text)) if "=" in text or "%3" in text else []
        for found in [*runs, *padded]:
            if found[0].islower() or found[0].isupper() or found[0].isdigit():
                continue  # an encoded address mixes capitals and small letters
            plain = decoded_base64(found[0])
            if plain and self._names(plain):
                yield Piece(*found.span(), "base64-of-recipient")
            elif len(found[0]) in _DIGEST_LENGTHS and _raw_digest(found[0]) in self._hashes:
                yield Piece(*found.span(), "hash-of-recipient")
        packed = _PACKED.search(text)
        if packed and self._names(inflated(packed[0])):
            yield Piece(*packed.span(1), "base64-of-recipient")

    def _names(self, plain: str) -> bool:
        """Whether decoded text holds an address, or is or holds a recipient's local part."""
        if not plain or "\ufffd" in plain[:4]:
            return False
        low = unquote(plain).lower()
        if "@" in low and _ADDRESS_IN.search(low):
            return True
        return any(local in low for local in self.locals if len(local) >= 5 or low == local)


def _from_hex(text: str) -> Iterator[str]:
    """Yield what hex digits hold: the bytes, and Cloudflare's e-mail protection (each byte XORed with the first)."""
    raw = bytes.fromhex(text)
    yield raw.decode("utf-8", "replace")
    yield bytes(byte ^ raw[0] for byte in raw[1:]).decode("utf-8", "replace")


def _places(forms: Iterable[str], low: str, basis: str) -> Iterator[Piece]:
    for form in forms:
        start = low.find(form)
        while start >= 0:
            yield Piece(start, start + len(form), basis)
            start = low.find(form, start + len(form))


def _local_forms(local: str) -> tuple[str, ...]:
    """Return a local part as it is, without its tag (RFC 5233), and without separators: `taro.yamada+x`, `taroyamada`."""
    untagged = local.partition("+")[0]
    return tuple(dict.fromkeys((local, untagged, re.sub(r"[._\-]", "", untagged))))


def _signs(address: str) -> tuple[str, ...]:
    """Return short strings one of which every plain, turned or percent-encoded spelling of an address holds, lower-case."""
    local = address.rpartition("@")[0]
    coded = "".join(f"%{ord(character):02x}" for character in address[:3])
    return *_local_forms(local), quote(local, safe="").lower(), local[::-1], codecs.encode(local, "rot13"), coded


def _addresses(text: str) -> Iterator[Piece]:
    """Yield whatever reads as an address, also one the header does not name: a mail to undisclosed recipients has no other."""
    if "@" not in text and "40" not in text:
        return
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
            *(f"{local}{at}{domain}" for at in ("%40", "%2540", "%252540", "=", "%3d", "%253d", "_at_", "-at-", "(at)", "#")),
        ]
        full = quote(address, safe="")
        forms += [
            full.lower(),
            quote(full, safe="").lower(),
            "".join(f"%{ord(character):02x}" for character in address if character < "\x80"),
        ]
    return forms


def _digests(addresses: list[str]) -> frozenset[str]:
    texts = {
        form
        for address in addresses
        for form in (address, address.upper(), address.capitalize(), f"{address}\n", address.rpartition("@")[0])
    }
    return frozenset(digest(text.encode(), usedforsecurity=False).hexdigest() for digest in _HASHES for text in texts)


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
    """Whether letters (or digits) go on before or behind a range, so that `taro` in `kentaro` is not the recipient."""
    encoded = start >= 3 and text[start - 3] == "%"
    return (not encoded and _goes_on(text[start - 1 : start], text[start])) or _goes_on(text[end - 1], text[end : end + 1])


def _goes_on(one: str, other: str) -> bool:
    return (one.isalpha() and other.isalpha()) or (one.isdigit() and other.isdigit())
