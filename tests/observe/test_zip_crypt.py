"""Locked zip members."""

from __future__ import annotations

import hashlib
import hmac
import io
import struct
import zipfile

from tests.observe_files import PLAIN_ZIP

from gyotaku.observe.zip_crypt import opening_word


def aes(secret: bytes) -> bytes:
    """Make a zip whose one member is sealed as WinZip AES-256 seals it (AE-2); the text inside is never decrypted here."""
    salt, sealed = bytes(range(16)), b"sixteen sealed bytes"
    keys = hashlib.pbkdf2_hmac("sha1", secret, salt, 1000, 66)
    body = salt + keys[-2:] + sealed + hmac.new(keys[32:64], sealed, "sha1").digest()[:10]
    extra = struct.pack("<HHHHBH", 0x9901, 7, 2, 0x4541, 3, 0)
    head = struct.pack("<HHHHHIIIHH", 51, 1, 99, 0, 0x21, 0, len(body), len(sealed), 5, len(extra))
    local = b"PK\x03\x04" + head + b"a.txt" + extra
    central = b"PK\x01\x02" + struct.pack("<H", 51) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"a.txt" + extra
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local) + len(body), 0)
    return local + body + central + end


def test_word_that_opens() -> None:
    """The right word is found among wrong ones, for both ways zip files are locked."""
    assert opening_word(PLAIN_ZIP, ("wrong", "kanri77", "other")) == "kanri77"
    assert opening_word(aes(b"kanri77"), ("wrong", "kanri77")) == "kanri77"
    assert opening_word(aes("請求".encode("cp932")), ("請求",)) == "請求"


def test_wrong_words_do_not_open() -> None:
    """One in 256 wrong words passes the check byte; none passes the checksum."""
    words = tuple(f"w{number}" for number in range(400))
    assert opening_word(PLAIN_ZIP, words) is None
    assert opening_word(aes(b"kanri77"), words[:20]) is None


def test_no_lock_no_word() -> None:
    """A broken file, and one without a locked member, have no opening word."""
    open_zip = io.BytesIO()
    with zipfile.ZipFile(open_zip, "w") as archive:
        archive.writestr("a.txt", "x")
    assert opening_word(open_zip.getvalue(), ("x",)) is None
    assert opening_word(b"PK\x03\x04 broken", ("x",)) is None
    assert opening_word(PLAIN_ZIP, ()) is None
