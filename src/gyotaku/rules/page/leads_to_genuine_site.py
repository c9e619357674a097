"""The link of a stranger ends at a company's genuine site: shops send their customers so, and phishers whom they do not want."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, viewed
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite
from gyotaku.rules.visited import host_of, strange


@rule(
    id="page.leads-to-genuine-site",
    severity=Severity.INFO,
    text="The link ({host}) sent a visitor on to the genuine site {site}.",
    proves_not="Mailing services lead to genuine sites so; phishing sites send those there whom they do not want.",
    needs=(PageView,),
    hits=[(viewed("genuine-site", "https://www.amazon.co.jp/"),), (claim(), viewed("genuine-site", "https://www.bank.example/"))],
    misses=[
        (viewed("alive"),),
        # The link itself is the company's.
        (claim(), viewed("genuine-site", "https://www.bank.example/", url="https://bank.example/a")),
    ],
)
def leads_to_genuine_site(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in evidence.all(PageView, state="genuine-site"):
        host = urlsplit(page.url).hostname or ""
        if strange(evidence, host):
            yield cite(seen, host=host, site=host_of(page))
