"""Pages that anyone may open without a name; a company with its own domain has no need of them."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.free-hosting",
    severity=Severity.MEDIUM,
    text="The link to act on opens {host}, a service where anyone can put up a page for nothing.",
    proves_not="Private persons and small groups keep genuine pages there.",
    attack="T1583.006",
    needs=(Link, MailingList),
    hits=[(sender("a@shop.example"), linked("https://x.freepages.example/", "ログイン", traits=("free-hosting",)))],
    misses=[
        (sender("a@shop.example"), linked("https://www.shop.example/", "ログイン")),
        (linked("https://x.freepages.example/", traits=("free-hosting",)), MailingList(list_id="<talk.example>")),
    ],
)
def free_hosting(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for link, seen in () if reading.listed else reading.calls:
        if "free-hosting" in link.traits and not reading.own(link.goes_to):
            yield cite(seen, host=link.goes_to)
