"""One specimen from bytes."""

from __future__ import annotations

import hashlib

import pytest
from tests.msgfile import Object

from gyotaku.errors import InputError, LimitError
from gyotaku.read.single import specimen, too_large
from gyotaku.settings import Limits, Settings

MAIL = b"From: a@b.example\r\nSubject: x\r\n\r\nhello\r\n"


def test_bytes_are_kept() -> None:
    """A mail's bytes are never changed, and the hash is theirs."""
    one = specimen(MAIL, name="a.eml")
    assert (one.raw, one.sha256, one.kind, one.origin) == (MAIL, hashlib.sha256(MAIL).hexdigest(), "eml", None)


def test_too_large() -> None:
    """A mail beyond the limit is refused with the limit in the sentence and exit code 4."""
    with pytest.raises(LimitError, match="limit for one mail") as caught:
        specimen(MAIL, name="a.eml", settings=Settings(limits=Limits(specimen_bytes=10)))
    assert caught.value.exit_code == 4
    assert "more than 10 bytes" in str(too_large("x", 0, 10, more=True))


def test_no_mail() -> None:
    """What is no mail is refused with its name and what it is."""
    with pytest.raises(InputError, match=r"^b\.png: is a PNG picture") as caught:
        specimen(b"\x89PNG\r\n\x1a\n", name="b.png")
    assert caught.value.exit_code == 3


def test_outlook_message() -> None:
    """A .msg becomes a mail; the container's hash is kept beside."""
    raw = Object().text(0x37, "確認").text(0x1000, "x").build()
    one = specimen(raw, name="a.msg")
    assert (one.kind, one.origin) == ("msg", hashlib.sha256(raw).hexdigest())
    assert one.sha256 == hashlib.sha256(one.raw).hexdigest()
    assert "no-transport-headers" in one.notes
    with pytest.raises(InputError, match="damaged Outlook file"):
        specimen(raw[:600], name="a.msg")


def test_utf16_file() -> None:
    """A mail saved as UTF-16 text is recoded, since no header could be read otherwise, and the note says so."""
    raw = MAIL.decode().encode("utf-16")
    one = specimen(raw, name="a.eml")
    assert (one.raw, one.notes, one.origin) == (MAIL, ("recoded-from-utf-16",), hashlib.sha256(raw).hexdigest())


def test_apple_mail_file() -> None:
    """An .emlx is the mail between its length and a property list."""
    one = specimen(b"%d\n" % len(MAIL) + MAIL + b"<?xml version='1.0'?>", name="1.emlx")
    assert (one.raw, one.notes) == (MAIL, ("taken-out-of-emlx",))
