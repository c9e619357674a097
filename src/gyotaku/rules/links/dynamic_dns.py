"""Names that follow a changing address: for home servers, and for pages that must move quickly."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.dynamic-dns",
    severity=Severity.MEDIUM,
    text="A link opens {host}, a dynamic DNS name whose server can be moved at any moment.",
    proves_not="Home servers use such names for good reasons.",
    attack="T1583.001",
    needs=(Link, MailingList),
    hits=[(linked("https://x.dyn.example/", traits=("dynamic-dns",)),)],
    misses=[
        (linked("https://x.shop.example/"),),
        (linked("https://x.dyn.example/", traits=("dynamic-dns",)), MailingList(list_id="<talk.example>")),
    ],
)
def dynamic_dns(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for link, seen in () if reading.listed else reading.links:
        if "dynamic-dns" in link.traits and not reading.own(link.goes_to):
            yield cite(seen, host=link.goes_to)
