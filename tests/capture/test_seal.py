"""Certificates of pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from gyotaku.capture.seal import seal_from_browser, seal_from_der


def test_from_der() -> None:
    """Issuer, term and names are read from the certificate itself, with its hash."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example Trust"), x509.NameAttribute(NameOID.COMMON_NAME, "Example CA 1")]
    )
    start = datetime(2026, 3, 12, tzinfo=UTC)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    built = built.not_valid_before(start).not_valid_after(start + timedelta(days=90))
    built = built.add_extension(x509.SubjectAlternativeName([x509.DNSName("evil.example")]), critical=False)
    der = built.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)
    seal = seal_from_der("evil.example", der)
    assert seal is not None
    assert (seal.issuer, seal.not_before, seal.names) == ("Example Trust Example CA 1", start, ("evil.example",))
    assert len(seal.sha256) == 64


def test_what_is_none() -> None:
    """Bytes that are no certificate give none."""
    assert seal_from_der("a.example", b"0\x03abc") is None
    assert seal_from_browser("a.example", {}) is None


def test_from_what_the_browser_says() -> None:
    """Without the certificate, the browser's word is kept, and has no hash."""
    seal = seal_from_browser("a.example", {"issuer": "CA", "validFrom": 0, "validTo": "x"})
    assert seal is not None
    assert (seal.issuer, seal.not_before, seal.not_after, seal.sha256) == ("CA", datetime(1970, 1, 1, tzinfo=UTC), None, "")
