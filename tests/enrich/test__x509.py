from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from tests.loopback import Authority

from gyotaku.enrich._x509 import read
from gyotaku.transport import FailedError


def test_a_certificate_without_names_is_read_all_the_same(tmp_path: Path) -> None:
    """An authority's own certificate has no alternative names; its times carry their zone."""
    authority = Authority(tmp_path)
    der = x509.load_pem_x509_certificate(authority.file.read_bytes()).public_bytes(serialization.Encoding.DER)
    fact = read("evil.example", der)
    assert (fact.host, fact.issuer, fact.names) == ("evil.example", "CN=Test Authority of gyotaku", ())
    assert fact.sha256 == hashlib.sha256(der).hexdigest()
    assert fact.not_before is not None
    assert fact.not_after is not None
    assert fact.not_before.tzinfo is not None
    assert fact.not_before < fact.not_after


@pytest.mark.parametrize("der", [b"", b"x", b"\x30\x82\xff\xff", bytes(1000)])
def test_nonsense_is_unparsable(der: bytes) -> None:
    """Bytes of an attacker never raise anything else."""
    with pytest.raises(FailedError, match="unparsable"):
        read("evil.example", der)
