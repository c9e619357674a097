"""A certificate as served (RFC 5280), read into a fact."""

from __future__ import annotations

import hashlib

from cryptography import x509

from gyotaku.model.facts import Certificate
from gyotaku.transport import FailedError

NAMES = 20


def read(host: str, der: bytes) -> Certificate:
    """Read issuer, validity, names and fingerprint; a broken certificate is unparsable."""
    try:
        found = x509.load_der_x509_certificate(der)
        names = _names(found)
        issuer = found.issuer.rfc4514_string()
        begins, ends = found.not_valid_before_utc, found.not_valid_after_utc
    except (ValueError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType) as error:
        raise FailedError("unparsable", f"certificate: {error}") from error
    print_ = hashlib.sha256(der).hexdigest()
    return Certificate(host=host, issuer=issuer[:300], not_before=begins, not_after=ends, names=names, sha256=print_)


def _names(found: x509.Certificate) -> tuple[str, ...]:
    try:
        stated = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    return tuple(name.lower()[:255] for name in stated.get_values_for_type(x509.DNSName))[:NAMES]
