"""The lock of a PDF file: standard security handler, revisions 2 to 6 (ISO 32000-1 7.6, ISO 32000-2 7.6).

Most locked files open without a password; their strings are encrypted all the same, so links can only be read with the
key. Nothing is broken here: only the empty password and words of the mail itself are tried.
"""

from __future__ import annotations

import hashlib
import re

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from gyotaku.model.noun import Noun
from gyotaku.observe.pdf_strings import string

TRIED = 20
"""Most passwords tried."""

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_REFERENCE = re.compile(rb"/Encrypt\s*(?:(\d{1,10})\s+(\d{1,5})\s+R|<<)")
_ID = re.compile(rb"/ID\s*\[\s*([(<])")
_NUMBER = {name: re.compile(rb"/" + name + rb"\s+(-?\d{1,12})\b") for name in (b"P", b"R", b"V", b"Length")}
_STRING = {name: re.compile(rb"/" + name + rb"\s*([(<])(?!<)") for name in (b"O", b"U", b"UE")}
_METHOD = re.compile(rb"/CFM\s*/(V2|AESV2|AESV3|None)")


class Lock(Noun, frozen=True, kw_only=True):
    """A lock and, when it opened, its key."""

    key: bytes | None = None
    method: str = "V2"
    """V2 (RC4) | AESV2 | AESV3 | None."""
    password: str = ""

    @property
    def stream_aes(self) -> bool:
        """Whether streams are AES: padded to whole blocks."""
        return self.method in {"AESV2", "AESV3"}

    def decrypt(self, raw: bytes, number: int, generation: int, *, stream: bool = False) -> bytes:
        """Decrypt a string or stream of an object; bytes that cannot be stay as they are."""
        if self.key is None or self.method == "None" or (stream and not raw):
            return raw
        if self.method == "AESV3":
            return _aes(self.key, raw)
        salt = b"sAlT" if self.method == "AESV2" else b""
        seed = self.key + number.to_bytes(5, "little")[:3] + generation.to_bytes(4, "little")[:2] + salt
        key = _md5(seed)[: min(len(self.key) + 5, 16)]
        return _aes(key, raw) if self.method == "AESV2" else _rc4(key, raw)


def lock_of(content: bytes, words: tuple[str, ...]) -> Lock | None:
    """Return the lock of a file, opened with the empty password or one of the words where possible; None without a lock."""
    place = _REFERENCE.search(content)
    if place is None:
        return None
    entry = _dictionary(content, place)
    version, revision = _number(entry, b"V"), _number(entry, b"R")
    method = _METHOD.search(entry)
    name = method[1].decode("ascii") if method is not None and version >= 4 else "V2"
    for word in ("", *words[:TRIED]):
        key = _new_key(entry, word) if revision >= 5 else _old_key(content, entry, word)
        if key is not None:
            return Lock(key=key, method=name, password=word)
    return Lock(method=name)


def _dictionary(content: bytes, place: re.Match[bytes]) -> bytes:
    if place[1] is None:
        return content[place.end() : place.end() + 4_000]
    found = re.search(rb"(?<!\d)" + place[1] + rb"\s{1,10}" + place[2] + rb"\s{1,10}obj\b", content)
    return content[found.end() : found.end() + 4_000] if found is not None else b""


def _number(entry: bytes, name: bytes) -> int:
    # /Length stands in crypt filters too, in bytes there: the largest is the dictionary's own, in bits.
    return max((int(found) for found in _NUMBER[name].findall(entry)), key=abs, default=0)


def _string(entry: bytes, name: bytes) -> bytes:
    found = _STRING[name].search(entry)
    return string(entry, found.end(), found[1]) if found is not None else b""


def _old_key(content: bytes, entry: bytes, word: str) -> bytes | None:
    """Algorithms 2, 4 and 5: the key of revisions 2 to 4, or None when the user password is another."""
    revision = _number(entry, b"R")
    owner, user = _string(entry, b"O")[:32], _string(entry, b"U")
    found = _ID.search(content)
    ident = string(content, found.end(), found[1]) if found is not None else b""
    size = max(5, min(16, (_number(entry, b"Length") or 40) // 8)) if revision >= 3 else 5
    permissions = (_number(entry, b"P") & 0xFFFFFFFF).to_bytes(4, "little")
    padded = (word.encode("latin-1", "replace") + _PADDING)[:32]
    extra = b"\xff\xff\xff\xff" if revision >= 4 and re.search(rb"/EncryptMetadata\s+false", entry) else b""
    key = _md5(padded + owner + permissions + ident + extra)
    for _ in range(50 if revision >= 3 else 0):
        key = _md5(key[:size])
    key = key[:size]
    if revision < 3:
        return key if _rc4(key, _PADDING) == user[:32] else None
    check = _rc4(key, _md5(_PADDING + ident))
    for step in range(1, 20):
        check = _rc4(bytes(byte ^ step for byte in key), check)
    return key if check[:16] == user[:16] else None


def _new_key(entry: bytes, word: str) -> bytes | None:
    """Algorithm 2.A: the key of revisions 5 and 6, or None when the user password is another."""
    user, wrapped = _string(entry, b"U"), _string(entry, b"UE")
    if len(user) < 48 or len(wrapped) < 32:
        return None
    secret = word.encode("utf-8")[:127]
    hardened = _number(entry, b"R") >= 6
    if _hash(secret, user[32:40], hardened=hardened) != user[:32]:
        return None
    between = _hash(secret, user[40:48], hardened=hardened)
    decryptor = Cipher(algorithms.AES(between), modes.CBC(bytes(16))).decryptor()
    return decryptor.update(wrapped[:32]) + decryptor.finalize()


def _hash(secret: bytes, salt: bytes, *, hardened: bool) -> bytes:
    """Algorithm 2.B."""
    key = hashlib.sha256(secret + salt).digest()
    if not hardened:
        return key
    step = 0
    while True:
        encryptor = Cipher(algorithms.AES(key[:16]), modes.CBC(key[16:32])).encryptor()
        mixed = encryptor.update((secret + key) * 64) + encryptor.finalize()
        kind = sum(mixed[:16]) % 3
        key = (hashlib.sha256, hashlib.sha384, hashlib.sha512)[kind](mixed).digest()
        step += 1
        if step >= 64 and mixed[-1] <= step - 32:
            return key[:32]


def _md5(raw: bytes) -> bytes:
    return hashlib.md5(raw, usedforsecurity=False).digest()


def _rc4(key: bytes, raw: bytes) -> bytes:
    return Cipher(ARC4(key), mode=None).encryptor().update(raw)


def _aes(key: bytes, raw: bytes) -> bytes:
    """AES-CBC with the IV in front and PKCS#7 padding; what is no whole number of blocks is cut."""
    body = raw[16 : 16 + (len(raw) - 16) // 16 * 16]
    if len(raw) < 32 or len(key) not in {16, 32}:
        return raw
    decryptor = Cipher(algorithms.AES(key), modes.CBC(raw[:16])).decryptor()
    plain = decryptor.update(body) + decryptor.finalize()
    return plain[: -plain[-1]] if 0 < plain[-1] <= 16 else plain
