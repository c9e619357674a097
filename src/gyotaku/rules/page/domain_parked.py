"""The name leads to a parking service: nothing is behind it now, whatever was there when the mail came."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import under
from gyotaku.data.parking import parking
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, DnsAnswer, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="page.domain-parked",
    severity=Severity.INFO,
    text="The domain {domain} is parked: its name servers are those of {service}.",
    proves_not="It may have led somewhere else when the mail came; names for sale and freshly bought ones are parked too.",
    needs=(Registration, Address),
    hits=[
        (
            sender("a@evil.example"),
            Registration(domain="evil.example", name_servers=("ns1.sedoparking.com", "ns2.sedoparking.com")),
        ),
        (
            sender("a@bank.example"),
            linked("https://evil.example/"),
            Registration(domain="evil.example"),
            DnsAnswer(name="evil.example", rrtype="NS", values=("ns1.bodis.com",)),
        ),
    ],
    misses=[
        (sender("a@evil.example"), Registration(domain="evil.example", name_servers=("ns1.hosting.example",))),
        (sender("a@shop.example"), Registration(domain="evil.example", name_servers=("ns1.sedoparking.com",))),
    ],
)
def domain_parked(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    hosts = [*([reading.sender[0].domain] if reading.sender else []), *(link.goes_to for link, _ in reading.links)]
    served = [(found.domain, found.name_servers, seen) for found, seen in evidence.of(Registration)]
    served += [(found.name, found.values, seen) for found, seen in evidence.of(DnsAnswer) if found.rrtype == "NS"]
    for domain, servers, seen in served:
        service = next((known for server in servers if (known := parking(server))), "")
        if service and any(under(host, domain) for host in hosts):
            yield cite(seen, domain=domain, service=service)
