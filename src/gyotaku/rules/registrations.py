"""Registrations younger than a month, for the rules on who hides behind a new domain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gyotaku.data.domains import under
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Registration
from gyotaku.model.finding import Citation
from gyotaku.rules.moments import NEW, received_on
from gyotaku.rules.reading import Reading, cite

STRANGERS = ("unrelated", "look-alike", "free-mail", "other-brand")


def impersonates(reading: Reading) -> bool:
    """Whether the mail speaks for a brand whose entry is verified, from an address known not to be the brand's.

    A young domain alone is no hard fact: every genuine new business has one.
    """
    verified = reading.claim is not None and reading.claim[0].verified
    return verified and reading.related(*STRANGERS) is not None and not reading.vouched_by_brand()


def newly_registered(evidence: Evidence, hosts: Iterable[str], *also: Observation) -> Iterator[Citation]:
    """Cite each registration of one of the hosts that is less than a month older than the receipt."""
    received, wanted = received_on(evidence), list(hosts)
    for found, seen in evidence.of(Registration):
        if received and found.registered and any(under(host, found.domain) for host in wanted):
            days = (received[0] - found.registered).days
            if 0 <= days <= NEW:
                words = {"domain": found.domain, "days": str(days), "date": found.registered.isoformat()}
                yield cite(seen, received[1], *also, **words)
