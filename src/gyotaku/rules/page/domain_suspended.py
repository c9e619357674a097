"""The registry or the registrar took the name out of the DNS: somebody with authority acted on it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import under
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read

HELD = frozenset({"clienthold", "serverhold", "suspended", "tobesuspended"})
"""States in which a name is not delegated (RFC 5731 section 2.3; JPRS), without spaces and case."""


@rule(
    id="page.domain-suspended",
    severity=Severity.MEDIUM,
    text="The domain {domain} is suspended by its registry or registrar ({state}).",
    proves_not="Names are also suspended for unpaid fees or missing contact data.",
    needs=(Registration, Address),
    hits=[
        (sender("a@evil.example"), Registration(domain="evil.example", status=("client transfer prohibited", "client hold"))),
        (
            sender("a@bank.example"),
            linked("https://x.evil.example/"),
            Registration(domain="evil.example", status=("serverHold",)),
        ),
    ],
    misses=[
        (sender("a@evil.example"), Registration(domain="evil.example", status=("client transfer prohibited", "active"))),
        (sender("a@shop.example"), Registration(domain="evil.example", status=("clientHold",))),
    ],
)
def domain_suspended(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    hosts = [*([reading.sender[0].domain] if reading.sender else []), *(link.goes_to for link, _ in reading.links)]
    for found, seen in evidence.of(Registration):
        state = next((word for word in found.status if word.lower().replace(" ", "") in HELD), "")
        if state and any(under(host, found.domain) for host in hosts):
            yield cite(seen, domain=found.domain, state=state)
