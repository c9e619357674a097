"""Provider: what the DNS says about the hosts of the links, the sender's domains and the source address."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address

from gyotaku.enrich.family import provider, way
from gyotaku.enrich.subjects import hosts, senders, source, written_addresses
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DnsAnswer
from gyotaku.transport import Answer, FailedError, Ports

TYPES = ("A", "AAAA", "CNAME", "MX", "NS", "TXT", "CAA", "SOA")


@provider(name="dns", gives=(DnsAnswer,), discloses="the host names and the source address, to the resolver")
def dns(evidence: Evidence) -> Iterator[str]:
    """Yield the hosts of the links, the domains of the sender, and the addresses (source, links) for their reverse names."""
    yield from hosts(evidence)
    yield from senders(evidence)
    yield from source(evidence)
    yield from written_addresses(evidence)


@way(
    name="resolver",
    provider="dns",
    about=("domain", "ip"),
    tells="the host name or address, to the resolver and through it to the name's own servers",
    holds=3_600,
)
def ask(about: str, ports: Ports) -> list[Answer]:
    """Ask every type of record of a name; of an address, its reverse name and what that name leads back to."""
    kind, _, name = about.partition(":")
    if kind == "domain":
        return _asked(about, name, TYPES, ports)
    reverse = ip_address(name).reverse_pointer
    answers = _asked(about, reverse, ("PTR",), ports)
    for host in [host for answer in answers for fact in answer.facts if isinstance(fact, DnsAnswer) for host in fact.values][:2]:
        answers += _asked(about, host, ("AAAA" if ":" in name else "A",), ports)
    return answers


def _asked(about: str, name: str, types: tuple[str, ...], ports: Ports) -> list[Answer]:
    """Ask the types one after the other. A name that does not exist has no types; a server that is silent stays so."""
    answers: list[Answer] = []
    for rrtype in types:
        try:
            fact = ports.dns.query(name, rrtype)
        except FailedError as error:
            detail = f"{name} {rrtype}: {error.detail}"
            answers.append(Answer(provider="dns", about=about, at=ports.now(), source="DNS", outcome=error.why, note=detail))
            if error.why in {"timeout", "unreachable", "no-service", "names-recipient", "not-a-name"}:
                break
            continue
        answers.append(Answer(provider="dns", about=about, at=ports.now(), source="DNS", facts=(fact,), note=_note(fact)))
        if fact.outcome == "no-such-name":
            break
    return answers


def _note(fact: DnsAnswer) -> str:
    """Write the answer as a zone file would."""
    if fact.outcome != "answer":
        return f"{fact.name} {fact.rrtype}: {fact.outcome}"
    ttl = "" if fact.ttl is None else f"{fact.ttl} "
    return " / ".join(f"{fact.name} {ttl}IN {fact.rrtype} {value}" for value in fact.values)
