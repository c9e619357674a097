"""Facts of transport: hops, the trust boundary, authentication."""

from __future__ import annotations

from datetime import datetime

from gyotaku.model.facts.kind import Kind


class Hop(Kind, frozen=True, kw_only=True):
    """One Received field (RFC 5321 section 4.4), topmost = 0."""

    number: int
    helo: str = ""
    """What the client called itself."""
    rdns: str = ""
    """Name the server looked up for the client's address; empty when none, `unknown` is not a name."""
    ip: str | None = None
    """Client address as the writing server recorded it."""
    by: str = ""
    protocol: str = ""
    envelope_for: str = ""
    queue_id: str = ""
    at: datetime | None = None
    delay_seconds: int | None = None
    """This hop's time minus the time of the hop below; negative when time runs backwards."""
    dialect: str = ""
    """postfix | sendmail | exim | qmail | exchange | gmail | docomo | nifty | lolipop | generic | local."""
    trust: str = "claim"
    """receiver (above the boundary) | boundary | claim (below it: the sender could have written it)."""
    problems: tuple[str, ...] = ()
    """time-reversed | impossible-time | by-mismatch | private-address | malformed | …"""


class Boundary(Kind, frozen=True, kw_only=True):
    """The hop where the receiver's own servers took the mail in; what lies below are claims."""

    why: str
    """Code of the reason: known-receiver | user-setting | authserv-id | only-hop | consistent-hop | no-received |
    all-internal | unrecognised …; the sentence is in the catalogue under `boundary.<why>`."""
    hop: int | None = None
    source_ip: str | None = None
    """None is an answer: no hop written by the receiver names a public address."""
    receiver: str = ""
    """gmail | microsoft365 | yahoo-japan | docomo | … | user | generic; empty when unknown."""
    by: str = ""
    helo: str = ""
    rdns: str = ""
    sure: bool = True
    """False when the boundary was taken by consistency only."""
    at: datetime | None = None
    header: str = ""
    """The Received value in question, unfolded."""


class AuthRecorded(Kind, frozen=True, kw_only=True):
    """One result of authentication as a server recorded it (RFC 8601), not checked again."""

    method: str
    """spf | dkim | dmarc | arc | compauth | iprev | auth."""
    outcome: str
    """pass | fail | softfail | neutral | none | temperror | permerror | policy | bestguesspass | hardfail …"""
    authserv_id: str = ""
    domain: str = ""
    """spf: smtp.mailfrom or helo; dkim: header.d (or the domain of header.i); dmarc: header.from."""
    selector: str = ""
    ip: str | None = None
    aligned: bool | None = None
    """Whether `domain` and the From domain share a registrable domain (relaxed alignment, RFC 7489/9989)."""
    trusted: bool = True
    """False when nothing shows that the receiver's own server wrote it."""
    header: str = ""
    """Authentication-Results | Received-SPF | ARC-Authentication-Results | X-…"""
    policy: str = ""
    """DMARC policy noted with the result (p=, dis=, action=)."""


class AuthVerified(Kind, frozen=True, kw_only=True):
    """One result of authentication computed by gyotaku from bytes and DNS answers."""

    method: str
    outcome: str
    domain: str = ""
    selector: str = ""
    aligned: bool | None = None
    why: str = ""
    """Code of the reason when the outcome is not pass: body-altered | no-key | bad-signature | expired | no-record …"""
    policy: str = ""


class DkimSignature(Kind, frozen=True, kw_only=True):
    """One signature of the mail, digested offline: with the signer's key alone it can be checked, without the mail.

    DKIM-Signature (RFC 6376, RFC 8463), ARC-Message-Signature and ARC-Seal (RFC 8617); for ARC-Authentication-Results only
    `kind` and `instance` mean something.
    """

    kind: str
    """dkim | arc-message | arc-seal | arc-results."""
    instance: int = 0
    """i= of ARC; 0 for DKIM."""
    domain: str = ""
    selector: str = ""
    identity: str = ""
    algorithm: str = ""
    signature: str = ""
    """b= without white space."""
    header_digest: str = ""
    """Hex digest of the canonical header fields, by the algorithm's hash."""
    body_matches: bool | None = None
    """Whether the body's hash equals bh=; False means that the copy is not what was signed. None for a seal."""
    signed_headers: tuple[str, ...] = ()
    covers_from: bool = True
    body_length: int | None = None
    """l=: only so many octets of the body are signed."""
    signed_at: int | None = None
    expires: int | None = None
    chain: str = ""
    """cv= of a seal."""
    problem: str = ""
    """Why it cannot be evaluated: missing-tag:X | malformed | unknown-algorithm | …"""
