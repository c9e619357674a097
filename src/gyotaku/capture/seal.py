"""The certificate of the page's host, from its DER form or from what the browser says of it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.x509.oid import ExtensionOID, NameOID

from gyotaku.model.capture import Seal

NAMES = 60


def seal_from_der(host: str, der: bytes, protocol: str = "") -> Seal | None:
    """Read a certificate; None when it cannot be read."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        return Seal(
            host=host,
            issuer=_name(certificate.issuer),
            subject=_name(certificate.subject),
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
            names=_alternatives(certificate),
            sha256=hashlib.sha256(der).hexdigest(),
            protocol=protocol,
        )
    except (ValueError, TypeError):
        return None


def seal_from_browser(host: str, details: dict[str, Any]) -> Seal | None:
    """Read what the browser says of a certificate (issuer and subject by name, times in seconds)."""
    if not details.get("issuer"):
        return None
    return Seal(
        host=host,
        issuer=str(details["issuer"])[:200],
        subject=str(details.get("subjectName", ""))[:200],
        not_before=_moment(details.get("validFrom")),
        not_after=_moment(details.get("validTo")),
        protocol=str(details.get("protocol", ""))[:20],
    )


def _moment(seconds: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _name(name: x509.Name) -> str:
    """Return organisation and common name, which is what people know an issuer by."""
    parts = [
        str(attribute.value)
        for oid in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
        for attribute in name.get_attributes_for_oid(oid)
    ]
    return " ".join(dict.fromkeys(parts))[:200] or name.rfc4514_string()[:200]


def _alternatives(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        found = certificate.extensions.get_extension_for_oid(ExtensionOID.SUBJECT_ALTERNATIVE_NAME).value
    except (x509.ExtensionNotFound, ValueError):
        return ()
    if not isinstance(found, x509.SubjectAlternativeName):
        return ()
    return tuple(name[:253] for name in found.get_values_for_type(x509.DNSName)[:NAMES])
