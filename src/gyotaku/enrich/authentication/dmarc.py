"""DMARC by RFC 9989: policy and organizational domain by the DNS tree walk, alignment, outcome."""

from __future__ import annotations

import re

from gyotaku.enrich.authentication.dns import Dns, NotAskedError
from gyotaku.model.noun import Noun

STEPS = 8
"""Most names asked by one tree walk (section 4.10)."""

WEAKER = {"reject": "quarantine", "quarantine": "none"}
"""What t=y asks for: one level below the policy published."""


class Policy(Noun, frozen=True, kw_only=True):
    """A DMARC policy record read."""

    domain: str
    """Where it was found."""
    p: str = "none"
    sp: str = ""
    np: str = ""
    adkim: str = "r"
    aspf: str = "r"
    psd: str = "u"
    testing: bool = False


class Dmarc(Noun, frozen=True, kw_only=True):
    """What DMARC says of a From domain."""

    outcome: str
    """pass | fail | none | temperror."""
    policy: str = ""
    """none | quarantine | reject, as it applies to this domain; empty without a record."""
    domain: str = ""
    """Where the policy stands."""
    by: tuple[str, ...] = ()
    """Which mechanisms passed in alignment: `spf`, `dkim:DOMAIN`."""


class _TimeoutError(Exception):
    pass


def _record(domain: str, dns: Dns) -> Policy | None:
    answer = dns.lookup(f"_dmarc.{domain}", "TXT")
    if answer is None:
        raise NotAskedError(f"_dmarc.{domain}")
    if answer.outcome == "timeout":
        raise _TimeoutError(domain)
    found = [value for value in answer.values if re.match(r"v\s*=\s*DMARC1\s*(?:;|$)", value)]
    if len(found) != 1:
        # More than one record is as good as none (section 4.10.1).
        return None
    pairs = (piece.partition("=") for piece in found[0].split(";") if "=" in piece)
    tags = {name.strip().lower(): value.strip().lower() for name, _, value in pairs}
    policies = {"none", "quarantine", "reject"}
    if tags.get("p") not in policies:
        if "rua" not in tags:
            return None
        tags["p"] = "none"
    return Policy(
        domain=domain,
        p=tags["p"],
        sp=tags.get("sp", "") if tags.get("sp") in policies else "",
        np=tags.get("np", "") if tags.get("np") in policies else "",
        adkim=tags.get("adkim", "r"),
        aspf=tags.get("aspf", "r"),
        psd=tags.get("psd", "u"),
        testing=tags.get("t") == "y",
    )


def walk(domain: str, dns: Dns) -> list[Policy]:
    """Walk the tree from a domain to its root (section 4.10) and list the records found, longest name first."""
    labels = domain.lower().rstrip(".").split(".")
    names = [".".join(labels)]
    rest = labels[1:] if len(labels) <= STEPS else labels[-(STEPS - 1) :]
    names += [".".join(rest[at:]) for at in range(len(rest))]
    found: list[Policy] = []
    for name in names[:STEPS]:
        record = _record(name, dns)
        if record is not None:
            found.append(record)
            if record.psd in {"y", "n"}:
                break
    return found


def organizational(domain: str, found: list[Policy]) -> str:
    """Return the organizational domain that a tree walk shows (section 4.10.2)."""
    for record in found:
        if record.psd == "n":
            return record.domain
        if record.psd == "y" and record.domain != domain:
            below = domain.removesuffix("." + record.domain).split(".")[-1]
            return f"{below}.{record.domain}"
    return min((record.domain for record in found), key=lambda name: name.count("."), default=domain)


def evaluate(author: str, spf: tuple[str, str], dkim: list[tuple[str, str]], dns: Dns) -> Dmarc:
    """Evaluate DMARC for the domain of the From field.

    `spf` is (outcome, domain), `dkim` a list of (outcome, d=). Raises `NotAskedError` when a question it
    depends on was never asked.
    """
    author = author.lower().rstrip(".")
    try:
        found = walk(author, dns)
        if not found:
            return Dmarc(outcome="none")
        org = organizational(author, found)
        exact = next((record for record in found if record.domain == author), None)
        record = exact or next((one for one in found if one.domain == org), found[-1])
        policy = _policy(record, author, dns)
        by = [
            f"dkim:{domain}" for outcome, domain in dkim if outcome == "pass" and _aligned(domain, author, org, record.adkim, dns)
        ]
        if spf[0] == "pass" and spf[1] and _aligned(spf[1], author, org, record.aspf, dns):
            by.insert(0, "spf")
    except _TimeoutError:
        return Dmarc(outcome="temperror")
    return Dmarc(outcome="pass" if by else "fail", policy=policy, domain=record.domain, by=tuple(by))


def _policy(record: Policy, author: str, dns: Dns) -> str:
    """Return the policy as it applies to the author domain (section 4.7: p, sp, np, t)."""
    policy = record.p
    if record.domain != author:
        # That a name does not exist is known only from an answer about the name itself (RFC 8020); unasked, sp applies.
        known = (dns.lookup(author, rrtype) for rrtype in ("A", "MX", "TXT"))
        missing = any(answer is not None and answer.outcome == "no-such-name" for answer in known)
        policy = (record.np if missing else "") or record.sp or record.p
    return WEAKER.get(policy, policy) if record.testing else policy


def _aligned(domain: str, author: str, org: str, mode: str, dns: Dns) -> bool:
    domain = domain.lower().rstrip(".")
    if domain == author:
        return True
    if mode == "s":
        return False
    return organizational(domain, walk(domain, dns)) == org
