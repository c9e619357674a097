"""What recorded authentication says about one domain, for the rules that compare it with what the mail claims."""

from __future__ import annotations

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded
from gyotaku.rules.reading import Pair, same_owner

FAILED = frozenset({"fail", "hardfail"})
CHECKED = frozenset({"spf", "dkim", "dmarc"})
STRENGTH = {"dmarc": 0, "spf": 1, "dkim": 2}


def failures(evidence: Evidence, domain: str) -> list[Pair[AuthRecorded]]:
    """List the failures of DMARC and SPF that the receiver's own server recorded for a domain, the most telling first.

    A DKIM failure alone is none: a footer added on the way breaks the signature of a genuine mail.
    """
    found = [
        (result, seen)
        for result, seen in evidence.of(AuthRecorded)
        if result.trusted
        and result.outcome in FAILED
        and result.method in {"spf", "dmarc"}
        and (not result.domain or same_owner(result.domain, domain))
    ]
    return sorted(found, key=lambda pair: STRENGTH[pair[0].method])


def forwarded(evidence: Evidence) -> bool:
    """Whether an ARC chain that the receiver accepted accounts for broken checks (RFC 8617)."""
    return any(one.trusted and one.method == "arc" and one.outcome == "pass" for one, _ in evidence.of(AuthRecorded))


def passes(evidence: Evidence) -> list[Pair[AuthRecorded]]:
    """List every pass of SPF, DKIM or DMARC that the receiver's own server recorded, aligned or not."""
    return [
        (result, seen)
        for result, seen in evidence.of(AuthRecorded)
        if result.trusted and result.outcome == "pass" and result.method in CHECKED
    ]
