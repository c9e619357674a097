"""A signature against a public key. That sound ones pass is shown in test_dkim."""

from __future__ import annotations

import base64

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from gyotaku.enrich.authentication._keys import verified
from gyotaku.model.facts import DkimSignature

ONE = DkimSignature(kind="dkim", algorithm="rsa-sha256", signature="AAAA", header_digest="00" * 32)


def _key(private: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    public = private.public_key()
    raw = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(raw).decode()


def test_a_key_of_another_kind_is_named() -> None:
    """An elliptic curve key under k=rsa cannot check anything."""
    assert verified(ONE, _key(ec.generate_private_key(ec.SECP256R1()))) == ("permerror", "key-of-other-kind")


def test_a_wrong_signature_fails() -> None:
    """A sound key and a signature that is not its own."""
    assert verified(ONE, _key(rsa.generate_private_key(public_exponent=65537, key_size=2048))) == ("fail", "bad-signature")


def test_garbage_is_a_malformed_key() -> None:
    """Whatever stands in p=, nothing is raised."""
    assert verified(ONE, "AAAA") == ("permerror", "key-malformed")
