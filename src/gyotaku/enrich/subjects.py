"""Whom to ask about: the domains, addresses and URLs of a mail worth a question."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import ip_host
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Boundary, DnsAnswer, Link


def target_links(evidence: Evidence) -> list[Link]:
    """List the links that lead a reader away from the mail, buttons first, the brands' own sites left out.

    Half of the providers ask for them, so they are chosen once.
    """
    return evidence.once(_target_links)


def _target_links(evidence: Evidence) -> list[Link]:
    links = [link for link, _ in evidence.of(Link) if link.host and not link.official and link.scheme in {"http", "https"}]
    return sorted(
        links, key=lambda link: (not link.button, link.hidden, link.carrier not in {"href", "area", "form", "plain", "qr"})
    )


def domains(evidence: Evidence) -> Iterator[str]:
    """Yield the registrable domains of the senders, then of the links."""
    for role in ("from", "reply-to", "return-path"):
        for address, _ in evidence.all(Address, role=role):
            if address.registrable:
                yield f"domain:{address.registrable}"
    for link in target_links(evidence):
        name = link.final_registrable or link.registrable
        if name:
            yield f"domain:{name}"


def senders(evidence: Evidence) -> Iterator[str]:
    """Yield the domains of the senders as written, then as registered."""
    for role in ("from", "return-path"):
        for address, _ in evidence.all(Address, role=role):
            yield from (f"domain:{name}" for name in (address.domain, address.registrable) if name.isascii() and "." in name)


def source(evidence: Evidence) -> Iterator[str]:
    """Yield the address the mail came from."""
    for boundary, _ in evidence.of(Boundary):
        if boundary.source_ip:
            yield f"ip:{boundary.source_ip}"


def hosts(evidence: Evidence) -> Iterator[str]:
    """Yield the names of the links' hosts; one that is an address has none."""
    for link in target_links(evidence):
        if not ip_host(link.goes_to):
            yield f"domain:{link.goes_to}"


def written_addresses(evidence: Evidence) -> Iterator[str]:
    """Yield the hosts of links that are addresses themselves."""
    for link in target_links(evidence):
        if ip_host(link.goes_to):
            yield f"ip:{link.goes_to}"


def addresses(evidence: Evidence) -> Iterator[str]:
    """Yield the source address of the mail, then those of the links' hosts: as written in the link, or as DNS gave them."""
    yield from source(evidence)
    yield from written_addresses(evidence)
    for answer, _ in evidence.of(DnsAnswer):
        if answer.rrtype in {"A", "AAAA"}:
            yield from (f"ip:{value}" for value in answer.values)


def urls(evidence: Evidence) -> Iterator[str]:
    """Yield the targets of the links."""
    for link in target_links(evidence):
        yield f"url:{link.url or link.target}"
