"""Lists of sending addresses are shared by many innocents; weaker than a listed page."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Listing
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.listings import reserved
from gyotaku.rules.reading import cite


@rule(
    id="page.source-listed",
    severity=Severity.MEDIUM,
    text="The sending address {about} stands on {list} ({category}).",
    proves_not="Others who share the line may have caused the entry.",
    needs=(Listing,),
    hits=[(Listing(about="ip:192.0.2.7", listed=True, list="Example Block List", category="spam"),)],
    misses=[
        (Listing(about="ip:192.0.2.7", listed=False, list="Example Block List"),),
        (Listing(about="url:https://evil.example/", listed=True, list="Example Block List"),),
        (Listing(about="ip:192.0.2.7", listed=True, list="Example Block List", category="policy (PBL): a private line"),),
    ],
)
def source_listed(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Listing, listed=True):
        if found.about.startswith("ip:") and not reserved(found):
            yield cite(seen, list=found.list, about=found.about.partition(":")[2], category=found.category or "-")
