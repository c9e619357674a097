"""A shortened address in mail has no space to save; it hides the target."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.shortener",
    severity=Severity.LOW,
    text="A shortened address ({host}) hides where a link leads.",
    proves_not="Genuine senders shorten addresses too, out of habit.",
    attack="T1566.002",
    needs=(Link, MailingList),
    hits=[(linked("https://sho.example/abc", traits=("shortener",)),)],
    misses=[
        (linked("https://www.shop.example/abc"),),
        (linked("https://sho.example/abc", traits=("shortener",), footer=True), linked("https://www.shop.example/abc")),
        (linked("https://sho.example/abc", traits=("shortener",)), MailingList(list_id="<talk.example>")),
    ],
)
def shortener(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for link, seen in () if reading.listed else reading.calls:
        if "shortener" in link.traits:
            yield cite(seen, host=link.host)
