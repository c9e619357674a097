"""The mails attached to a mail."""

from __future__ import annotations

import base64

import pytest
from tests.msgfile import Object

from gyotaku.model.message import Specimen
from gyotaku.read.attached import attached
from gyotaku.read.message import read
from gyotaku.read.single import specimen
from gyotaku.settings import Limits, Settings

INNER = b"Received: from x\nFrom: phisher@evil.example\nSubject: inner\n\nclick\n"


def carrier(*parts: bytes, kind: bytes = b"mixed") -> bytes:
    """Write a mail around some parts."""
    pieces = b"".join(b"--b\n" + part + b"\n" for part in parts)
    return b"From: c@d.example\nContent-Type: multipart/" + kind + b"; boundary=b\n\n" + pieces + b"--b--\n"


def inside(raw: bytes, settings: Settings | None = None) -> list[Specimen]:
    """List the mails attached to some bytes."""
    return list(attached(read(specimen(raw, name="out.eml")), settings or Settings()))


@pytest.mark.parametrize(
    "part",
    [
        b"Content-Type: message/rfc822\n\n" + INNER,
        b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(INNER),
        b'Content-Type: application/octet-stream; name="x.EML"\nContent-Transfer-Encoding: base64\n\n'
        + base64.encodebytes(INNER),
        b"Content-Type: text/plain\nContent-Disposition: attachment; filename=x.eml\n\n" + INNER,
        b"Content-Type: application/octet-stream\nContent-Disposition: attachment\n\n" + INNER,
    ],
    ids=["message", "base64", "named", "text", "nameless"],
)
def test_ways_to_attach(part: bytes) -> None:
    """A mail attached in any of the usual ways is a specimen of its own, named after its carrier."""
    (one,) = inside(carrier(b"\nPlease check this mail.", part))
    assert (one.name, one.kind, one.carrier) == ("out.eml#1", "attached", "out.eml")
    assert one.raw.rstrip(b"\n") == INNER.rstrip(b"\n")


def test_outlook_attachment() -> None:
    """An Outlook message attached is rebuilt as a mail."""
    msg = Object().text(0x37, "inner").text(0x1000, "x").build()
    part = b"Content-Type: application/vnd.ms-outlook; name=x.msg\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(
        msg
    )
    (one,) = inside(carrier(part))
    assert (one.kind, one.carrier) == ("attached", "out.eml")
    assert one.origin is not None
    assert b"Subject: inner" in one.raw


def test_what_is_not_a_mail() -> None:
    """Text files, pictures under a mail's name and empty parts are none."""
    parts = (
        b"Content-Type: text/plain; name=x.txt\nContent-Disposition: attachment\n\n" + INNER,
        b"Content-Type: application/octet-stream; name=x.eml\n\n\x89PNG\r\n\x1a\n",
        b"Content-Type: message/rfc822\n\n",
        b"Content-Type: text/plain\n\nReceived: from x\nSubject: quoted\n",
    )
    assert inside(carrier(*parts)) == []


def test_nested_mail_is_given_by_its_own_carrier() -> None:
    """A mail inside an attached mail comes when the attached one is asked, with both numbers in its name."""
    nested = carrier(b"Content-Type: message/rfc822\n\n" + INNER).replace(b"boundary=b", b"boundary=c").replace(b"--b", b"--c")
    (outer,) = inside(carrier(b"Content-Type: message/rfc822\n\n" + nested))
    (inner,) = attached(read(outer))
    assert (inner.name, inner.carrier) == ("out.eml#1#1", "out.eml#1")


def test_returned_mail_is_noted() -> None:
    """What a bounce gives back is noted: the carrier is a report, not a colleague."""
    (one,) = inside(carrier(b"\nundeliverable", b"Content-Type: message/rfc822\n\n" + INNER, kind=b"report"))
    assert one.notes == ("returned",)


def test_limit() -> None:
    """Beyond the limit no more are given, and the last one says so."""
    part = b"Content-Type: message/rfc822\n\n" + INNER
    found = inside(carrier(part, part, part), Settings(limits=Limits(attached_mails=2)))
    assert [(one.name, one.notes) for one in found] == [("out.eml#1", ()), ("out.eml#2", ("more-attached-mails-not-read",))]
    assert len(inside(carrier(part, part), Settings(limits=Limits(attached_mails=2)))) == 2
