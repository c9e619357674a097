"""Read recorded results of authentication leniently: RFC 8601, Microsoft's form without an id, Received-SPF (RFC 7208)."""

from __future__ import annotations

import re
from typing import NamedTuple

from gyotaku.patterns import late

LONGEST = 6_000
"""Most characters of one field that are looked at."""
MOST = 40
"""Most results read from one field."""

METHODS = frozenset(
    {
        "spf",
        "dkim",
        "dmarc",
        "arc",
        "compauth",
        "iprev",
        "auth",
        "bimi",
        "dkim-atps",
        "dkim-adsp",
        "domainkeys",
        "sender-id",
        "smime",
    }
)
_COMMENT = re.compile(r"\(([^()]{0,500})\)")
_RESULT = late(r"(?<![\w.-])([a-z][a-z-]{1,15})(?:/\d)?\s{0,3}=\s{0,3}([A-Za-z]{3,16})(?![\w.@])", re.IGNORECASE)
_PROPERTY = late(
    r"\b([a-z-]{2,12}\.[a-z-]{1,20}|reason|action|policy)\s{0,3}=\s{0,3}(\"[^\"]{0,300}\"|[^\s;()]{1,300})", re.IGNORECASE
)
_IN_COMMENT = re.compile(r"\b(p|dis|sp|sender ip is|client-ip)\s{0,2}[= ]\s{0,2}([\w.:-]{1,60})", re.IGNORECASE)
_ID = re.compile(r"^[\w.-]{1,255}(?:\s+\d{1,3})?$", re.ASCII)
_INSTANCE = re.compile(r"^\s*i\s*=\s*\d{1,3}\s*;", re.ASCII)
_CLIENT_IP = re.compile(r"\bclient-ip=([0-9A-Fa-f.:]{2,45})", re.IGNORECASE)
_ENVELOPE_FROM = re.compile(r"\b(?:envelope-from|smtp\.mailfrom|x-sender)=\"?<?([^\s\";>]{1,320})", re.IGNORECASE)
_DOMAIN_OF = re.compile(r"\bdomain of (?:transitioning )?([^\s)]{1,320})", re.IGNORECASE)
_HELO = re.compile(r"\bhelo=\"?([^\s\";]{1,255})", re.IGNORECASE)
_SPF_SERVER = re.compile(r"\breceiver=([\w.-]{1,255})|^\s*\w+\s*\(([\w.-]{1,255}):", re.IGNORECASE)


class Recorded(NamedTuple):
    """One result as written."""

    method: str
    outcome: str
    domain: str = ""
    selector: str = ""
    ip: str | None = None
    policy: str = ""


class Written(NamedTuple):
    """One field: who signed it, and what it says."""

    authserv_id: str
    results: tuple[Recorded, ...]


def read_results(value: str) -> Written:
    """Read an Authentication-Results or ARC-Authentication-Results value (RFC 8601 section 2.2, RFC 8617 section 4.1.1)."""
    text = _INSTANCE.sub("", value[:LONGEST], count=1).strip()
    first, _, rest = text.partition(";")
    authserv_id = ""
    bare = _COMMENT.sub(" ", first).strip()
    if "=" not in bare and _ID.match(bare):
        authserv_id = bare.split()[0].lower()
        text = rest
    elif "=" in bare and " " in bare and "=" not in bare.split()[0] and "." in bare.split()[0]:
        # Some servers forget the semicolon after their name, or put a tag between.
        authserv_id = bare.split()[0].lower()
        text = text[len(bare.split()[0]) :]
    marks = [mark for mark in _RESULT.finditer(text) if mark[1].lower() in METHODS][:MOST]
    results = [
        _recorded(mark, text[mark.end() : marks[number + 1].start() if number + 1 < len(marks) else len(text)])
        for number, mark in enumerate(marks)
    ]
    return Written(authserv_id, tuple(results))


def _recorded(mark: re.Match[str], tail: str) -> Recorded:
    method = mark[1].lower()
    properties = {found[1].lower(): found[2].strip('"') for found in reversed(list(_PROPERTY.finditer(_COMMENT.sub(" ", tail))))}
    noted = {found[1].lower(): found[2] for comment in _COMMENT.findall(tail) for found in _IN_COMMENT.finditer(comment)}
    ip = (
        properties.get("smtp.remote-ip")
        or properties.get("smtp.client-ip")
        or properties.get("policy.iprev")
        or noted.get("sender ip is")
        or noted.get("client-ip")
    )
    return Recorded(
        method=method,
        outcome=mark[2].lower(),
        domain=_domain(method, properties),
        selector=properties.get("header.s", ""),
        ip=ip,
        policy=_policy(properties, noted) if method == "dmarc" else "",
    )


def _domain(method: str, properties: dict[str, str]) -> str:
    names = {
        "spf": ("smtp.mailfrom", "smtp.mail", "smtp.helo", "policy.mailfrom"),
        "dmarc": ("header.from",),
        "iprev": ("policy.iprev",),
        "arc": ("header.oldest-pass",),
    }.get(method, ("header.d", "header.i", "header.from"))
    value = next((properties[name] for name in names if properties.get(name)), "")
    if method in ("iprev", "arc"):
        return ""
    return as_domain(value)


def as_domain(value: str) -> str:
    """Take the domain of an address or of `@domain`; `none` and empty values name nothing."""
    domain = value.strip("<>\"' ").rpartition("@")[2].rstrip(".,").lower()
    return "" if domain in ("none", "(none)", "null") else domain


def _policy(properties: dict[str, str], noted: dict[str, str]) -> str:
    pairs = [("p", noted.get("p") or properties.get("policy.p") or properties.get("policy.published-domain-policy"))]
    pairs += [("sp", noted.get("sp")), ("dis", noted.get("dis") or properties.get("policy.applied-disposition"))]
    pairs += [("action", properties.get("action"))]
    return " ".join(f"{name}={value.lower()}" for name, value in pairs if value)


def read_received_spf(value: str) -> Written:
    """Read a Received-SPF value (RFC 7208 section 9.1)."""
    text = value[:LONGEST].strip()
    outcome = re.match(r"[A-Za-z]{3,12}", text)
    if outcome is None:
        return Written("", ())
    server = _SPF_SERVER.search(text)
    ip = _CLIENT_IP.search(text)
    sender = _ENVELOPE_FROM.search(text) or _DOMAIN_OF.search(text)
    helo = _HELO.search(text)
    domain = as_domain(sender[1]) if sender else ""
    if not domain and helo:
        domain = as_domain(helo[1])
    recorded = Recorded(method="spf", outcome=outcome[0].lower(), domain=domain, ip=ip[1] if ip else None)
    return Written((server[1] or server[2]).lower() if server else "", (recorded,))
