"""An entry that says less than that the page is bad: told, and weighed little."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Listing
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.listings import reserved
from gyotaku.rules.reading import cite


@rule(
    id="page.listed-with-reservation",
    severity=Severity.LOW,
    text="{list} has an entry on {about} that is no judgement of this page ({category}).",
    proves_not="Such entries are about a rule of the operator, a genuine site that was broken into, or a host that many share.",
    needs=(Listing,),
    hits=[
        (Listing(about="domain:bit.ly", listed=True, list="Example List", category="3 of 9 scans judged malicious"),),
        (Listing(about="domain:shop.example", listed=True, list="Example List", category="policy (grey): bulk mail"),),
    ],
    misses=[
        (Listing(about="domain:evil.example", listed=True, list="Example List", category="phishing"),),
        (Listing(about="domain:bit.ly", listed=False, list="Example List"),),
        (Listing(about="ip:192.0.2.7", listed=True, list="Example List", category="policy (PBL): a private line"),),
    ],
)
def listed_with_reservation(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Listing, listed=True):
        if found.about.startswith(("url:", "domain:")) and reserved(found):
            yield cite(seen, list=found.list, about=found.about.partition(":")[2], category=found.category or "-")
