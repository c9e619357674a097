"""DKIM by RFC 6376 and RFC 8463: signatures made here with fresh keys, then checked from their digests alone."""

from __future__ import annotations

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa

from gyotaku.enrich.authentication.dkim import verify
from gyotaku.enrich.authentication.dns import NotAskedError
from gyotaku.model.facts import DkimSignature, DnsAnswer
from gyotaku.observe import OBSERVERS, observe
from gyotaku.read.message import read
from gyotaku.read.sources import specimen

RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ED = ed25519.Ed25519PrivateKey.generate()
BODY = b"Dear reader,\r\n\r\nplease  confirm.\r\n\r\n"
SIGNED = b"from:a@signer.example\r\nsubject:Hello  there"


def _public(algorithm: str) -> str:
    if algorithm == "ed25519-sha256":
        raw = ED.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        return f"v=DKIM1; k=ed25519; p={base64.b64encode(raw).decode()}"
    raw = RSA.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; p={base64.b64encode(raw).decode()}"


def _mail(algorithm: str, extra: str = "") -> bytes:
    canonical = b"Dear reader,\r\n\r\nplease confirm.\r\n"
    bh = base64.b64encode(hashlib.sha256(canonical).digest()).decode()
    head = f" v=1; a={algorithm}; c=relaxed/relaxed; d=signer.example; s=k1; h=from:subject;{extra} bh={bh}; b="
    covered = b"from:a@signer.example\r\nsubject:Hello there\r\ndkim-signature:" + head.strip().encode()
    digest = hashlib.sha256(covered).digest()
    signature = ED.sign(digest) if algorithm == "ed25519-sha256" else RSA.sign(covered, padding.PKCS1v15(), hashes.SHA256())
    value = head + base64.b64encode(signature).decode()
    return f"DKIM-Signature:{value}\r\nFrom: a@signer.example\r\nSubject: Hello\r\n  there\r\n\r\n".encode() + BODY


class Key:
    """One TXT record."""

    def __init__(self, text: str | None) -> None:
        self._text = text

    def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
        """Answer the one question."""
        assert name == "k1._domainkey.signer.example"
        return DnsAnswer(name=name, rrtype=rrtype, values=(self._text,)) if self._text is not None else None


def _signature(raw: bytes) -> DkimSignature:
    found = observe(read(specimen(raw, name="m")), members=[OBSERVERS.named("signatures")]).first(DkimSignature)
    assert found is not None
    return found[0]


@pytest.mark.parametrize("algorithm", ["rsa-sha256", "ed25519-sha256"])
def test_a_sound_signature_passes_from_its_digest_alone(algorithm: str) -> None:
    """Evidence is enough: the mail itself is not needed to check it later."""
    assert verify(_signature(_mail(algorithm)), Key(_public(algorithm)), at=None) == ("pass", "")


def test_a_stored_copy_with_unix_line_ends_still_passes() -> None:
    """Mail in transit has CRLF (RFC 5321); saving it as a file often loses that, which is no alteration."""
    raw = _mail("rsa-sha256").replace(b"\r\n", b"\n")
    assert verify(_signature(raw), Key(_public("rsa-sha256")), at=None) == ("pass", "")


def test_an_altered_body_is_told_from_a_bad_signature() -> None:
    """A redacted or re-encoded copy cannot be checked any more; that is said, and is no sign of forgery."""
    altered = _signature(_mail("rsa-sha256").replace(b"confirm", b"confirn"))
    assert verify(altered, Key(_public("rsa-sha256")), at=None) == ("fail", "body-altered")
    forged = _signature(_mail("rsa-sha256").replace(b"Subject: Hello", b"Subject: Hallo"))
    assert verify(forged, Key(_public("rsa-sha256")), at=None) == ("fail", "bad-signature")


def test_expiry_is_judged_at_the_time_of_receipt() -> None:
    """Nearly every archived mail is past x= today; what counts is when it came."""
    one = _signature(_mail("rsa-sha256", " t=1000; x=2000;"))
    assert verify(one, Key(_public("rsa-sha256")), at=1500) == ("pass", "")
    assert verify(one, Key(_public("rsa-sha256")), at=2500) == ("fail", "expired")


@pytest.mark.parametrize(
    ("text", "why"), [("v=DKIM1; p=", "key-revoked"), ("nothing", "no-key"), ("v=DKIM1; p=AAAA", "key-malformed")]
)
def test_keys_that_do_not_serve(text: str, why: str) -> None:
    """A revoked, missing or broken key is a permanent error with its own reason."""
    assert verify(_signature(_mail("rsa-sha256")), Key(text), at=None) == ("permerror", why)


def test_a_key_nobody_asked_for_is_not_a_missing_key() -> None:
    """Offline, the outcome is unknown."""
    with pytest.raises(NotAskedError):
        verify(_signature(_mail("rsa-sha256")), Key(None), at=None)
