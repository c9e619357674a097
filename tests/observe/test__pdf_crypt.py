"""The lock of a PDF file."""

from __future__ import annotations

import hashlib

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher

from gyotaku.observe._pdf_crypt import Lock, lock_of

PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def rc4(key: bytes, raw: bytes) -> bytes:
    """Encrypt with RC4."""
    return Cipher(ARC4(key), mode=None).encryptor().update(raw)


def locked(word: bytes) -> bytes:
    """Make a file locked by revision 2 (40 bits), worked out from the standard's algorithms 2 and 4."""
    owner = bytes(32)
    key = hashlib.md5((word + PADDING)[:32] + owner + (0xFFFFFFFC).to_bytes(4, "little") + b"id", usedforsecurity=False).digest()[
        :5
    ]
    entry = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (owner.hex().encode(), rc4(key, PADDING).hex().encode())
    return b"%%PDF-1.4 1 0 obj %s endobj trailer << /Encrypt 1 0 R /ID [<6964> <6964>] >>" % entry


def test_file_without_lock() -> None:
    """A file without an Encrypt entry has no lock."""
    assert lock_of(b"%PDF-1.4 trailer << /Root 1 0 R >>", ()) is None


def test_empty_password_then_words() -> None:
    """The empty password is tried first, then the words; a lock that none opens has no key."""
    free = lock_of(locked(b""), ("word",))
    assert free is not None
    assert (free.password, free.key is not None) == ("", True)
    opened = lock_of(locked(b"word"), ("wrong", "word"))
    assert opened is not None
    assert (opened.password, opened.key is not None) == ("word", True)
    shut = lock_of(locked(b"word"), ("wrong",))
    assert shut == Lock()


def test_decrypting_by_object() -> None:
    """Each object has its own key, made of the file's key and the object's number (algorithm 1)."""
    lock = lock_of(locked(b""), ())
    assert lock is not None
    assert lock.key is not None
    key = hashlib.md5(lock.key + bytes((7, 0, 0, 0, 0)), usedforsecurity=False).digest()[:10]
    assert lock.decrypt(rc4(key, b"https://x.example/"), 7, 0) == b"https://x.example/"
    assert lock.decrypt(rc4(key, b"https://x.example/"), 8, 0) != b"https://x.example/"


def test_lock_without_its_entry() -> None:
    """A file that points to a lock that is not there is locked, and nothing raises."""
    assert lock_of(b"trailer << /Encrypt 9 0 R >>", ("x",)) == Lock()
