"""The certificate of the landing site: the other names on it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.book.keys.link import targets
from gyotaku.book.ports import Key
from gyotaku.data.domains import registrable
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Certificate

MOST = 4
MANY = 20
"""A certificate with more domains is a hosting company's."""


def certificate(evidence: Evidence) -> Iterator[Key]:
    """Yield each other domain on the certificates of the targets: one operator proved that it holds them all."""
    hosts = {link.goes_to for link in targets(evidence)}
    for fact, _ in evidence.of(Certificate):
        domains = sorted({registrable(name.removeprefix("*.")) for name in fact.names} - {""})
        if fact.host in hosts and 1 < len(domains) <= MANY:
            yield from (Key(family="certificate", value=domain[:200]) for domain in domains[:MOST])
