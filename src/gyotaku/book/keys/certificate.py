"""The certificate of the landing site: the other names on it, and the certificate itself by its fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from gyotaku.book.keys.link import targets
from gyotaku.book.keys.page import SHOWN
from gyotaku.book.ports import Key
from gyotaku.data.domains import registrable
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Certificate, PageView

MOST = 4
MANY = 20
"""A certificate with more domains is a hosting company's."""


def certificate(evidence: Evidence) -> Iterator[Key]:
    """Yield each other domain on the certificates of the targets (one operator proved that it holds them all), and the
    fingerprint of each certificate that a site alone holds: who shows it has its private key.
    """
    hosts = {link.goes_to for link in targets(evidence)}
    for fact, _ in evidence.of(Certificate):
        domains = sorted({registrable(name.removeprefix("*.")) for name in fact.names} - {""})
        if fact.host in hosts and 1 < len(domains) <= MANY:
            yield from (Key(family="certificate", value=domain[:200]) for domain in domains[:MOST])
    yield from _prints(evidence, hosts)


def _prints(evidence: Evidence, hosts: set[str]) -> Iterator[Key]:
    shared = {link.goes_to for link in targets(evidence) if link.service and not link.final}
    ends = {urlsplit(view.final_url).hostname or "" for view, _ in evidence.of(PageView) if view.state in SHOWN}
    own = (fact.sha256 for fact, _ in evidence.of(Certificate) if fact.host in (hosts | ends) - shared and _own(fact))
    yield from (Key(family="certificate-print", value=f"sha256 {one[:32]}") for one in list(dict.fromkeys(own))[:MOST])


def _own(fact: Certificate) -> bool:
    """Whether a certificate is the site's own: it names the host, not every customer of a service nor dozens of domains.

    One that does not name the host is what a server shows for any name; `*.pages.dev` is for everybody who has a place there.
    """
    covering = [name for name in fact.names if _covers(name, fact.host)]
    everybodys = any(not registrable(name.removeprefix("*.")) for name in covering)
    domains = {registrable(name.removeprefix("*.")) for name in fact.names}
    return bool(fact.sha256 and covering) and not everybodys and len(domains) <= MANY


def _covers(name: str, host: str) -> bool:
    """Whether a name of a certificate holds for a host (RFC 6125, 6.4.3: a star stands for one label)."""
    return name == host or (name.startswith("*.") and host.partition(".")[2] == name[2:])
