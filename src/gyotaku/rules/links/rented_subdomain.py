"""The host lies under a suffix where anyone may take a name (private part of the public suffix list); no firm's log-in
does.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import registered, registrable
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.rented-subdomain",
    severity=Severity.MEDIUM,
    text="The linked host {host} lies under {shared}, where anyone can take a name.",
    proves_not="Small groups and developers publish honest sites there.",
    attack="T1583.006",
    needs=(Link, MailingList),
    hits=[(linked("http://signin.servegame.org/x"),)],
    misses=[
        (linked("https://www.shop.co.jp/"),),
        (linked("https://x.web.app/", traits=("free-hosting",)),),
        (linked("http://signin.servegame.org/x"), MailingList(list_id="<talk.example>")),
        (sender("a@shop.github.io"), linked("https://shop.github.io/")),
    ],
)
def rented_subdomain(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told: set[str] = set()
    for link, seen in () if reading.listed else reading.calls:
        host = link.goes_to
        shared = registered(host)
        private = bool(shared) and registrable(host) not in {"", shared}
        known = {"free-hosting", "dynamic-dns", "tracker", "redirector", "shortener", "cdn"} & set(link.traits)
        if private and not known and not link.official and not reading.familiar(link) and host not in told:
            told.add(host)
            yield cite(seen, host=host, shared=shared)
