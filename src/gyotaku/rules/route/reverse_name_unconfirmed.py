"""A reverse name counts when it leads back to the address (RFC 1912 section 2.1): anybody may write any name there."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary, DnsAnswer
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import boundary
from gyotaku.rules.family import rule
from gyotaku.rules.landings import reverse_name, site_addresses
from gyotaku.rules.reading import cite

PTR = DnsAnswer(name="7.2.0.192.in-addr.arpa", rrtype="PTR", values=("mail.bank.example",))


@rule(
    id="route.reverse-name-unconfirmed",
    severity=Severity.LOW,
    text="The reverse name {name} of the sending address {ip} does not lead back to that address.",
    proves_not="Names are changed on one side and forgotten on the other at genuine senders as well.",
    attack="T1036",
    needs=(Boundary, DnsAnswer),
    hits=[
        (boundary(), PTR, DnsAnswer(name="mail.bank.example", rrtype="A", values=("198.51.100.9",))),
        (boundary(), PTR, DnsAnswer(name="mail.bank.example", rrtype="A", outcome="no-such-name")),
    ],
    misses=[
        (boundary(), PTR, DnsAnswer(name="mail.bank.example", rrtype="A", values=("198.51.100.9", "192.0.2.7"))),
        # Nobody asked where it leads, or the server was silent.
        (boundary(), PTR),
        (boundary(), PTR, DnsAnswer(name="mail.bank.example", rrtype="A", outcome="timeout")),
    ],
)
def reverse_name_unconfirmed(evidence: Evidence) -> Iterator[Citation]:
    for entry, taken in evidence.of(Boundary):
        for answer, seen in evidence.all(DnsAnswer, name=reverse_name(entry.source_ip or ""), rrtype="PTR"):
            for name in answer.values:
                asked = [(one, back) for one, back in evidence.all(DnsAnswer, name=name) if one.rrtype in {"A", "AAAA"}]
                settled = [back for one, back in asked if one.outcome != "timeout"]
                back_again = any(ip == entry.source_ip for ip, _ in site_addresses(evidence, name))
                if settled and len(settled) == len(asked) and not back_again:
                    yield cite(seen, taken, *settled, name=name, ip=entry.source_ip or "-")
