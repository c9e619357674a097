"""DKIM (RFC 6376, RFC 8463): a recorded signature against the signer's key."""

from __future__ import annotations

import re

from gyotaku.enrich.authentication.dns import Dns, NotAskedError
from gyotaku.model.facts import DkimSignature


def verify(one: DkimSignature, dns: Dns, *, at: int | None) -> tuple[str, str]:
    """Return (outcome, why) of one signature, judged at the time of receipt `at` (seconds since 1970; None if unknown).

    Outcomes are those of RFC 8601: pass, fail, neutral, temperror, permerror; `why` is a code, empty for pass. Raises
    `NotAskedError` when nobody asked for the key.
    """
    if one.problem:
        return "permerror", one.problem
    if one.body_matches is False:
        # Said before any key is asked for: no key could make this copy verify.
        return "fail", "body-altered"
    if one.expires is not None and at is not None and at > one.expires:
        return "fail", "expired"
    identity = one.identity.rpartition("@")[2].lower()
    if identity and identity != one.domain and not identity.endswith(f".{one.domain}"):
        return "permerror", "identity-outside-domain"
    answer = dns.lookup(f"{one.selector}._domainkey.{one.domain}", "TXT")
    if answer is None:
        raise NotAskedError(one.domain)
    if answer.outcome == "timeout":
        return "temperror", "key-not-reached"
    key = _key(answer.values)
    if isinstance(key, str):
        return "permerror", key
    return _checked(one, key)


def _key(values: tuple[str, ...]) -> dict[str, str] | str:
    for value in values:
        pairs = (piece.partition("=") for piece in value.split(";") if "=" in piece)
        tags = {name.strip(): content.strip() for name, _, content in pairs}
        if "p" in tags and tags.get("v", "DKIM1") == "DKIM1":
            return tags if tags["p"] else "key-revoked"
    return "no-key"


def _checked(one: DkimSignature, tags: dict[str, str]) -> tuple[str, str]:
    kind, _, hashed = one.algorithm.partition("-")
    if tags.get("k", "rsa").lower() != kind:
        return "permerror", "key-of-other-kind"
    if "h" in tags and hashed not in re.split(r"\s*:\s*", tags["h"].lower()):
        return "permerror", "hash-not-allowed"
    if "s" in tags and not {"*", "email"} & set(re.split(r"\s*:\s*", tags["s"].lower())):
        return "permerror", "key-not-for-mail"
    if "s" in re.split(r"\s*:\s*", tags.get("t", "").lower()) and one.identity.rpartition("@")[2].lower() not in {"", one.domain}:
        return "permerror", "identity-outside-domain"
    # Loading the cryptography costs more than reading a mail, and offline no key ever comes here.
    from gyotaku.enrich.authentication._keys import verified  # noqa: PLC0415 - see above

    return verified(one, re.sub(r"\s", "", tags["p"]))
