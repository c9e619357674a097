"""Signatures of requests to an S3-compatible store (AWS Signature Version 4, one chunk).

Source: Amazon S3 API Reference, "Authenticating Requests: Using the Authorization Header".
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

ALGORITHM = "AWS4-HMAC-SHA256"


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """Who asks. The secret words never appear when it is printed."""

    key: str
    secret: str = field(repr=False)
    region: str
    token: str = field(default="", repr=False)
    """Token of a session, for keys that hold for a while only."""


def signed(
    who: Credentials, method: str, path: str, query: str, headers: Mapping[str, str], *, body: bytes, at: datetime
) -> dict[str, str]:
    """Return the header fields to send: those given (`Host` among them), what S3 wants beside them, and the signature.

    `path` and `query` are as they are sent: coded, the query's names in order. `at` is in UTC.
    """
    moment = at.strftime("%Y%m%dT%H%M%SZ")
    digest = hashlib.sha256(body).hexdigest()
    sent = {**headers, "x-amz-content-sha256": digest, "x-amz-date": moment}
    if who.token:
        sent["x-amz-security-token"] = who.token
    fields = sorted((name.lower(), " ".join(value.split())) for name, value in sent.items())
    names = ";".join(name for name, _ in fields)
    canonical = "\n".join([method, path, query, *(f"{name}:{value}" for name, value in fields), "", names, digest])
    scope = f"{moment[:8]}/{who.region}/s3/aws4_request"
    told = "\n".join([ALGORITHM, moment, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = f"AWS4{who.secret}".encode()
    for part in scope.split("/"):
        key = _mac(key, part)
    sent["Authorization"] = f"{ALGORITHM} Credential={who.key}/{scope},SignedHeaders={names},Signature={_mac(key, told).hex()}"
    return sent


def _mac(key: bytes, words: str) -> bytes:
    return hmac.new(key, words.encode(), hashlib.sha256).digest()
