"""Somebody else has already judged the address or host and published it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Listing
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.listings import reserved
from gyotaku.rules.reading import cite


@rule(
    id="page.listed",
    severity=Severity.HIGH,
    text="{list} lists {about} as dangerous ({category}).",
    proves_not="Lists err, and clear entries late.",
    hard="list",
    needs=(Listing,),
    hits=[(Listing(about="url:https://evil.example/", listed=True, list="Example Safe List", category="phishing"),)],
    misses=[
        (Listing(about="url:https://evil.example/", listed=False, list="Example Safe List"),),
        (Listing(about="domain:shop.example", listed=True, list="Example List", category="policy (grey): bulk mail"),),
        (Listing(about="domain:bit.ly", listed=True, list="Example List", category="3 of 9 scans judged malicious"),),
    ],
)
def listed(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Listing, listed=True):
        if found.about.startswith(("url:", "domain:")) and not reserved(found):
            yield cite(seen, list=found.list, about=found.about.partition(":")[2], category=found.category or "-")
