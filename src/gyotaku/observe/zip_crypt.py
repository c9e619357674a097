"""Whether a word opens a locked zip member: ZipCrypto by the standard library, WinZip AES here (APPNOTE 7, AE-1 and AE-2)."""

from __future__ import annotations

import hashlib
import hmac
import io
import struct
import zipfile
import zlib

TRIED_BYTES = 512 * 1024
"""Largest member (unpacked) that is opened to try a password."""

_AES = 99
_KEY_BYTES = {1: 16, 2: 24, 3: 32}


def opening_word(content: bytes, words: tuple[str, ...]) -> str | None:
    """Return the first of the words that opens the smallest locked member of a zip file, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            locked = [one for one in archive.infolist() if one.flag_bits & 1 and 0 < one.file_size <= TRIED_BYTES]
            if not locked:
                return None
            smallest = min(locked, key=lambda one: (one.file_size, one.filename))
            return next((word for word in words if _opens(content, archive, smallest, word)), None)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error, IndexError):
        return None


def _opens(content: bytes, archive: zipfile.ZipFile, member: zipfile.ZipInfo, word: str) -> bool:
    for charset in ("utf-8", "cp932"):
        try:
            secret = word.encode(charset)
        except UnicodeEncodeError:
            continue
        if member.compress_type == _AES:
            if _aes_opens(content, member, secret):
                return True
        elif _plain_opens(archive, member, secret):
            return True
        if word.isascii():
            break
    return False


def _plain_opens(archive: zipfile.ZipFile, member: zipfile.ZipInfo, secret: bytes) -> bool:
    try:
        with archive.open(member, pwd=secret) as stream:
            # The check byte of ZipCrypto lets one wrong word in 256 through; the CRC at the end does not.
            stream.read(TRIED_BYTES + 1)
    except (RuntimeError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        return False
    return True


def _aes_opens(content: bytes, member: zipfile.ZipInfo, secret: bytes) -> bool:
    strength = _strength(member.extra)
    size = _KEY_BYTES.get(strength)
    if size is None or content[member.header_offset : member.header_offset + 4] != b"PK\x03\x04":
        return False
    name, extra = struct.unpack_from("<HH", content, member.header_offset + 26)
    start = member.header_offset + 30 + name + extra
    body = content[start : start + member.compress_size]
    salt, check, sealed, seal = body[: size // 2], body[size // 2 : size // 2 + 2], body[size // 2 + 2 : -10], body[-10:]
    keys = hashlib.pbkdf2_hmac("sha1", secret, salt, 1000, 2 * size + 2)
    if keys[-2:] != check:
        return False
    return hmac.compare_digest(hmac.new(keys[size : 2 * size], sealed, "sha1").digest()[:10], seal)


def _strength(extra: bytes) -> int:
    at = 0
    while at + 4 <= len(extra):
        ident, size = struct.unpack_from("<HH", extra, at)
        if ident == 0x9901 and at + 9 <= len(extra):
            return extra[at + 8]
        at += 4 + size
    return 0
