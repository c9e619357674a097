"""ARC (RFC 8617): the chain of seals that forwarders leave."""

from __future__ import annotations

from gyotaku.enrich.authentication.dkim import verify
from gyotaku.enrich.authentication.dns import Dns
from gyotaku.model.facts import DkimSignature

MOST = 50
"""Most instances of a chain (section 4.2.1)."""
SET = {"arc-results", "arc-message", "arc-seal"}


def chain(signatures: list[DkimSignature], dns: Dns, *, at: int | None) -> tuple[str, str, str]:
    """Return (outcome, why, domain of the last sealer): none, pass or fail by section 5.2.

    Raises `NotAskedError` when a key the chain depends on was never asked for.
    """
    members = [one for one in signatures if one.kind in SET]
    if not members:
        return "none", "no-chain", ""
    last = max(one.instance for one in members)
    sets: dict[int, dict[str, DkimSignature]] = {}
    for one in members:
        if one.problem:
            return "fail", one.problem, one.domain
        if not 0 < one.instance <= MOST or one.kind in sets.setdefault(one.instance, {}):
            return "fail", "instance", one.domain
        sets[one.instance][one.kind] = one
    if sorted(sets) != list(range(1, last + 1)) or any(set(kinds) != SET for kinds in sets.values()):
        return "fail", "set-incomplete", ""
    for number, kinds in sets.items():
        if kinds["arc-seal"].chain != ("none" if number == 1 else "pass"):
            return "fail", "cv", kinds["arc-seal"].domain
    outcome, why = verify(sets[last]["arc-message"], dns, at=at)
    if outcome != "pass":
        return "fail", why, sets[last]["arc-message"].domain
    for number in range(last, 0, -1):
        outcome, why = verify(sets[number]["arc-seal"], dns, at=at)
        if outcome != "pass":
            return "fail", why, sets[number]["arc-seal"].domain
    return "pass", "", sets[last]["arc-seal"].domain
