"""Time stamps of bundles, against an authority on loopback whose answers openssl makes."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.capture.authority import OPENSSL, Authority, stamping
from tests.capture.visits import AT, URL, visit

from gyotaku.capture.bundle import MANIFEST, STAMP, verify, write
from gyotaku.capture.comparison import compare
from gyotaku.capture.stamping import read, stamp, stamp_of
from gyotaku.errors import StampError, UsageError
from gyotaku.model.capture import Capture
from gyotaku.settings import Online

needs_peer = pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed: no authority to ask")
LOOPBACK = Online(allow_networks=("127.0.0.2/32",), retries=0)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle without files."""
    visits = (visit(state="alive"),)
    made = Capture(tool="t", asked=URL, url=URL, started=AT, seconds=1.0, visits=visits, compared=compare(visits))
    write(made, tmp_path, tmp_path / "bundle")
    return tmp_path / "bundle"


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """An authority with certificates of its own."""
    return Authority(tmp_path / "tsa")


@needs_peer
def test_a_bundle_is_stamped_and_verified_offline(bundle: Path, authority: Authority) -> None:
    """The stamp says who and when; with the authority's root its signature holds, without it nobody claims so."""
    with stamping(authority) as url:
        stamped = stamp(bundle, url, LOOPBACK)
    assert stamped.authority == "CN=Test Authority"
    assert abs(stamped.at - datetime.now(UTC)) < timedelta(minutes=5)
    assert verify(bundle)[1] == ()
    unchecked = stamp_of(bundle)
    assert unchecked is not None
    assert not unchecked.signed
    checked = stamp_of(bundle, authority.ca)
    assert checked is not None
    assert checked.signed


@needs_peer
def test_a_stamp_of_another_manifest_is_refused(bundle: Path, authority: Authority) -> None:
    """A manifest changed after the stamp, even by a blank, is not the one that was stamped."""
    with stamping(authority) as url:
        stamp(bundle, url, LOOPBACK)
    with (bundle / MANIFEST).open("ab") as manifest:
        manifest.write(b" ")
    for authorities in (b"", authority.ca):
        with pytest.raises(StampError, match="another manifest"):
            stamp_of(bundle, authorities)


@needs_peer
def test_a_strangers_signature_does_not_verify(bundle: Path, authority: Authority, tmp_path: Path) -> None:
    """A stamp by somebody whose root was not given is not verified, whatever its certificate says."""
    other = Authority(tmp_path / "other")
    with stamping(other) as url:
        stamp(bundle, url, LOOPBACK)
    with pytest.raises(StampError, match="does not verify"):
        stamp_of(bundle, authority.ca)
    answer = bytearray((bundle / STAMP).read_bytes())
    answer[-20] ^= 1
    (bundle / STAMP).write_bytes(answer)
    assert stamp_of(bundle) is not None
    with pytest.raises(StampError, match="does not verify"):
        stamp_of(bundle, other.ca)


@needs_peer
def test_an_old_answer_is_not_taken(bundle: Path, authority: Authority) -> None:
    """An answer to another question, however genuine, is refused: its nonce is not ours. No stamp is left behind."""
    with stamping(authority) as url:
        stamp(bundle, url, LOOPBACK)
    old = (bundle / STAMP).read_bytes()
    (bundle / STAMP).unlink()
    with stamping(authority, again=old) as url, pytest.raises(StampError, match="another question"):
        stamp(bundle, url, LOOPBACK)
    assert not (bundle / STAMP).exists()


def test_what_is_no_answer(bundle: Path, authority: Authority) -> None:
    """An error, something that is no stamp, a private address that nobody allowed: each is told, and no stamp is kept."""
    for again, status in ((b"<html>", 200), (b"no", 404)):
        with stamping(authority, again=again, status=status) as url, pytest.raises(StampError):
            stamp(bundle, url, LOOPBACK)
    with stamping(authority, again=b"x") as url, pytest.raises(StampError, match="refused-address"):
        stamp(bundle, url, Online())
    assert not (bundle / STAMP).exists()
    assert stamp_of(bundle) is None


def test_a_refusal_says_why(bundle: Path) -> None:
    """An authority that refuses gives a status and a reason (RFC 3161 section 2.4.2)."""
    # SEQUENCE { SEQUENCE { INTEGER 2, SEQUENCE { UTF8String "busy now!" } } }
    refusal = bytes.fromhex("3012 3010 020102 300b 0c09") + b"busy now!"
    with pytest.raises(StampError, match="status 2: busy now!"):
        read(refusal, (bundle / MANIFEST).read_bytes())


def test_without_the_library(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stamps are optional; where the library is missing the error says what to install."""
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    with pytest.raises(UsageError, match="gyotaku\\[capture\\]"):
        stamp(bundle, "http://127.0.0.2:1/", LOOPBACK)


@needs_peer
def test_certificates_that_are_none(bundle: Path, authority: Authority) -> None:
    """A file without certificates is the caller's mistake."""
    with stamping(authority) as url:
        stamp(bundle, url, LOOPBACK)
    with pytest.raises(UsageError, match="PEM"):
        stamp_of(bundle, b"no certificate")
