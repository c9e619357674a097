"""The machines and names a campaign uses: addresses, networks, domains, name servers, registrar with the day of registration."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address, ip_network

from gyotaku.book.keys.link import distinct, targets
from gyotaku.book.ports import Key
from gyotaku.data.domains import registrable
from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.data.mailing_services import mailing_service
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Boundary, DnsAnswer, Link, Network, Registration

MOST = 4
"""Most keys of one kind."""
_EVERYBODYS = frozenset({"social", "cdn", "security-wrapper", "tracker"})


def infrastructure(evidence: Evidence) -> Iterator[Key]:
    """Yield the keys of infrastructure; addresses behind a delivery network are the network's, not the campaign's."""
    boundary = evidence.first(Boundary)
    source = (boundary[0].source_ip if boundary and not _public(boundary[0]) else None) or ""
    networks = {fact.ip: fact for fact, _ in evidence.of(Network)}
    yield from _address(source, networks.get(source), "")
    # Few mails come with answers from outside: what those are compared with is made only for them.
    found = [answer for answer, _ in evidence.of(DnsAnswer) if answer.rrtype in {"A", "AAAA"}]
    hosts = {link.goes_to for link in targets(evidence)} if found else set()
    sites = dict.fromkeys(value for answer in found if answer.name in hosts for value in answer.values)
    for site in list(sites)[:MOST]:
        yield from _address(site, networks.get(site), "site ")
    domains = distinct(map(_own, targets(evidence)), MOST)
    yield from (Key(family="domain", value=name[:200]) for name in domains)
    yield from _registered(evidence)


def _public(boundary: Boundary) -> bool:
    """Whether the sending server belongs to a mailbox provider or a mailing service: it sends for everybody."""
    names = [name for name in (boundary.rdns, boundary.helo) if name]
    return any(mailbox_provider(name) or mailing_service(name) for name in names)


def _address(text: str, network: Network | None, whose: str) -> Iterator[Key]:
    try:
        address = ip_address(text)
    except ValueError:
        return
    if not address.is_global or (network is not None and network.cdn):
        return
    yield Key(family="ip", value=f"{whose}{address}")
    yield Key(family="prefix", value=f"{whose}{ip_network((address, 24 if address.version == 4 else 48), strict=False)}")
    if network is not None and network.asn:
        yield Key(family="as", value=f"{whose}AS{network.asn}")


def _own(link: Link) -> str:
    """Return what of a target's name is the sender's own choice: its domain, or its place on a service anybody may use."""
    if _EVERYBODYS & set(link.traits):
        return ""
    name = link.final_registrable or link.registrable or link.goes_to
    if not link.service or link.final:
        return name
    host, _, rest = (link.url.partition("://")[2].partition("?")[0]).partition("/")
    if registrable(host) != host and host == name:
        return name
    # bit.ly/x, docs.google.com/forms/d/e/ID: the host alone is everybody's.
    return f"{host}/{rest}" if rest.strip("/") else ""


def _registered(evidence: Evidence) -> Iterator[Key]:
    """Yield registrar with day, and the set of name servers, of the domains of sender and target."""
    if evidence.first(Registration) is None:
        return
    senders = {address.registrable for address, _ in evidence.all(Address, role="from")}
    wanted = senders | {link.final_registrable or link.registrable for link in targets(evidence)}
    kept = [fact for fact, _ in evidence.of(Registration) if fact.domain in wanted][:MOST]
    for fact in kept:
        if fact.registered and fact.registrar:
            yield Key(family="registrar-day", value=f"{fact.registrar[:120]} {fact.registered.isoformat()}")
        if fact.name_servers:
            yield Key(family="name-server", value=" ".join(sorted(name.lower().rstrip(".") for name in fact.name_servers))[:200])
