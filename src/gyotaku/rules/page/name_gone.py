"""The host no longer exists: genuine services do not vanish within days."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import DnsAnswer, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="page.name-gone",
    severity=Severity.LOW,
    text="The linked host {name} does not exist any more.",
    proves_not="Genuine sites move and lapse as well.",
    needs=(DnsAnswer, Link),
    hits=[(linked("https://evil.example/"), DnsAnswer(name="evil.example", rrtype="A", outcome="no-such-name"))],
    misses=[
        (linked("https://evil.example/"), DnsAnswer(name="evil.example", rrtype="A", values=("192.0.2.1",))),
        (linked("https://shop.example/"), DnsAnswer(name="evil.example", rrtype="A", outcome="no-such-name")),
    ],
)
def name_gone(evidence: Evidence) -> Iterator[Citation]:
    hosts = {link.goes_to for link, _ in read(evidence).links}
    for answer, seen in evidence.all(DnsAnswer, outcome="no-such-name"):
        if answer.name in hosts:
            yield cite(seen, name=answer.name)
