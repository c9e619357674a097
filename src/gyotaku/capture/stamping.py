"""Time stamps of bundles: a third party signs that the manifest was there at a moment (RFC 3161), asked for only when wished.

The authority is told the SHA-512 of the manifest and nothing else. What a stamp says is checked without any network.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from cryptography import x509

from gyotaku.capture.bundle import MANIFEST, STAMP
from gyotaku.errors import InputError, StampError, UsageError
from gyotaku.model.capture import Stamped
from gyotaku.settings import Online
from gyotaku.transport import FailedError, Way

if TYPE_CHECKING:
    from rfc3161_client import TimeStampResponse

GRANTED = 0
"""PKIStatus of an answer that holds a stamp as it was asked for (RFC 3161 section 2.4.2)."""
LARGEST = 256 * 1024
"""Largest answer looked at, in bytes."""
_DIGESTS = {
    "2.16.840.1.101.3.4.2.1": ("sha256", hashlib.sha256),
    "2.16.840.1.101.3.4.2.2": ("sha384", hashlib.sha384),
    "2.16.840.1.101.3.4.2.3": ("sha512", hashlib.sha512),
}


def stamp(bundle: Path, url: str, online: Online) -> Stamped:
    """Have the manifest of a bundle stamped by the authority at a URL; the answer is kept beside it.

    Raises `StampError` when there is no usable answer; the bundle is then as it was.
    """
    manifest = _content(bundle / MANIFEST)
    question = _client().TimestampRequestBuilder().data(manifest).build()
    answer = _asked(url, question.as_bytes(), online)
    stamped = read(answer, manifest)
    if stamped.nonce != question.nonce:
        raise StampError(url, "it answered another question than was asked")
    try:
        (bundle / STAMP).write_bytes(answer)
    except OSError as error:
        raise UsageError(f"{bundle / STAMP}: cannot be written: {error.strerror}") from error
    return stamped


def stamp_of(bundle: Path, authorities: bytes = b"") -> Stamped | None:
    """Return what the stamp of a bundle says, None where it has none. `authorities` are certificates (PEM) to verify it by.

    Raises `StampError` when it is no stamp, of another manifest, or not signed under these certificates.
    """
    if not (bundle / STAMP).is_file():
        return None
    answer, manifest = _content(bundle / STAMP), _content(bundle / MANIFEST)
    stamped = read(answer, manifest)
    return _verified(stamped, answer, manifest, authorities) if authorities else stamped


def read(answer: bytes, manifest: bytes) -> Stamped:
    """Read a stamp and see that it is of this manifest; whose signature it carries is not looked at."""
    found = _decoded(answer)
    info, status = found.tst_info if found.status == GRANTED else None, found.status
    if info is None:
        raise StampError(STAMP, f"the authority refused (status {status}: {' '.join(found.status_string)[:200] or 'no reason'})")
    known = _DIGESTS.get(info.message_imprint.hash_algorithm.dotted_string)
    if known is None:
        raise StampError(STAMP, f"its digest {info.message_imprint.hash_algorithm.dotted_string} is not known here")
    name, digest = known
    if digest(manifest).digest() != info.message_imprint.message:
        raise StampError(STAMP, "it is of another manifest")
    return Stamped(at=info.gen_time, authority=_authority(found), digest=name, nonce=info.nonce)


def _asked(url: str, question: bytes, online: Online) -> bytes:
    # What opens sockets is loaded only when the authority is asked.
    from gyotaku.transport.live import Live  # noqa: PLC0415 - see above

    live = Live(online)
    way = Way(name="time-stamp", provider="time-stamp", ask=lambda *_: [], tells="the digest of a manifest", needs="never")
    try:
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        reply = live.ports(way).http.post(url, question, headers=headers)
    except FailedError as error:
        raise StampError(url, str(error)) from error
    if reply.status != 200 or len(reply.body) > LARGEST:
        raise StampError(url, f"it answered {reply.status} with {len(reply.body)} bytes")
    return reply.body


def _verified(stamped: Stamped, answer: bytes, manifest: bytes, authorities: bytes) -> Stamped:
    client = _client()
    try:
        given = x509.load_pem_x509_certificates(authorities)
    except ValueError as error:
        raise UsageError(f"the certificates to verify the time stamp by cannot be read (PEM): {error}") from error
    builder = client.VerifierBuilder()
    for certificate in given:
        own = certificate.subject == certificate.issuer
        builder = builder.add_root_certificate(certificate) if own else builder.add_intermediate_certificate(certificate)
    try:
        builder.build().verify_message(_decoded(answer), manifest)
    except (client.VerificationError, ValueError) as error:
        raise StampError(STAMP, f"it does not verify under these certificates: {error}") from error
    return Stamped(at=stamped.at, authority=stamped.authority, digest=stamped.digest, nonce=stamped.nonce, signed=True)


def _decoded(answer: bytes) -> TimeStampResponse:
    try:
        return cast("TimeStampResponse", _client().decode_timestamp_response(answer))
    except ValueError as error:
        raise StampError(STAMP, f"it is no answer of a time stamping authority: {error}") from error


def _authority(found: TimeStampResponse) -> str:
    """Return who signed, by the serial number that the signature names, as its certificate says: a claim until verified."""
    signers = {one.serial_number for one in found.signed_data.signer_infos}
    for der in found.signed_data.certificates:
        certificate = x509.load_der_x509_certificate(der)
        if certificate.serial_number in signers:
            return certificate.subject.rfc4514_string()[:200]
    return ""


def _client() -> ModuleType:
    try:
        # Optional, and needed only for stamps.
        import rfc3161_client  # noqa: PLC0415 - see above
    except ImportError as error:
        raise UsageError("time stamps need a library that is not installed: pip install 'gyotaku[capture]'") from error
    return rfc3161_client


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST * 64:
            raise InputError(str(path), "is too large for a file of a bundle")
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be opened: {error.strerror}") from error
