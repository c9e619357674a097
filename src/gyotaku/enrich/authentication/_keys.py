"""A signature against a public key: RSA (RFC 6376, RFC 8301) and Ed25519 (RFC 8463), from the digest alone."""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import load_der_public_key

from gyotaku.model.facts import DkimSignature

WEAKEST = 1024
"""Fewest bits of an RSA key that count (RFC 8301)."""


def verified(one: DkimSignature, key: str) -> tuple[str, str]:
    """Return (outcome, why) of a signature under a key in base64, as `dkim.verify` does."""
    kind, _, hashed = one.algorithm.partition("-")
    try:
        raw = base64.b64decode(key)
        signature = base64.b64decode(one.signature)
        digest = bytes.fromhex(one.header_digest)
        return _checked(kind, hashed, raw, signature, digest)
    except (ValueError, binascii.Error, UnsupportedAlgorithm):
        return "permerror", "key-malformed"
    except InvalidSignature:
        return "fail", "bad-signature"


def _checked(kind: str, hashed: str, raw: bytes, signature: bytes, digest: bytes) -> tuple[str, str]:
    if kind == "ed25519":
        Ed25519PublicKey.from_public_bytes(raw).verify(signature, digest)
        return "pass", ""
    key = load_der_public_key(raw)
    if not isinstance(key, RSAPublicKey):
        return "permerror", "key-of-other-kind"
    if key.key_size < WEAKEST:
        return "permerror", "key-too-short"
    # rsa-sha1 is checked as it was signed; RFC 8301 forbids relying on it, so it never passes.
    key.verify(signature, digest, padding.PKCS1v15(), Prehashed(hashes.SHA256() if hashed == "sha256" else hashes.SHA1()))  # noqa: S303
    return ("pass", "") if hashed == "sha256" else ("neutral", "sha1")
