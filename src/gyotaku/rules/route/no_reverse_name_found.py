"""The DNS was asked for the source address's name and has none; the receiver's own record may not say either way."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Boundary, DnsAnswer
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import boundary
from gyotaku.rules.family import rule
from gyotaku.rules.landings import reverse_name
from gyotaku.rules.reading import cite

NONE = DnsAnswer(name="7.2.0.192.in-addr.arpa", rrtype="PTR", outcome="no-such-name")


@rule(
    id="route.no-reverse-name-found",
    severity=Severity.LOW,
    text="The sending address {ip} had no reverse name when the DNS was asked.",
    proves_not="It may have had one when the mail came; small genuine servers may lack one as well.",
    needs=(Boundary, DnsAnswer),
    hits=[(boundary(), NONE), (boundary(), DnsAnswer(name="7.2.0.192.in-addr.arpa", rrtype="PTR", outcome="no-data"))],
    misses=[
        # The receiver saw one: it has gone since.
        (boundary(rdns="mx.shop.example"), NONE),
        (boundary(), DnsAnswer(name="7.2.0.192.in-addr.arpa", rrtype="PTR", values=("mx.shop.example",))),
        (boundary(), DnsAnswer(name="7.2.0.192.in-addr.arpa", rrtype="PTR", outcome="timeout")),
        (boundary(source_ip="192.0.2.9"), NONE),
    ],
)
def no_reverse_name_found(evidence: Evidence) -> Iterator[Citation]:
    for entry, taken in evidence.of(Boundary):
        if entry.source_ip and not entry.rdns:
            for answer, seen in evidence.all(DnsAnswer, name=reverse_name(entry.source_ip), rrtype="PTR"):
                if answer.outcome in {"no-such-name", "no-data"}:
                    yield cite(seen, taken, ip=entry.source_ip)
