"""A line that its own provider declares to be no mail server, in a list kept for that."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Listing
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.listings import reserved
from gyotaku.rules.reading import cite


@rule(
    id="page.source-policy-listed",
    severity=Severity.LOW,
    text="{list} says that {about} should not send mail directly ({category}).",
    proves_not="The entry is about the kind of line, not about what was sent from it.",
    needs=(Listing,),
    hits=[
        (Listing(about="ip:192.0.2.7", listed=True, list="Example List", category="policy (PBL): a private line"),),
    ],
    misses=[
        (Listing(about="ip:192.0.2.7", listed=True, list="Example List", category="SBL: spam source"),),
        (Listing(about="ip:192.0.2.7", listed=False, list="Example List"),),
        (Listing(about="domain:shop.example", listed=True, list="Example List", category="policy (grey): bulk mail"),),
    ],
)
def source_policy_listed(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Listing, listed=True):
        if found.about.startswith("ip:") and reserved(found):
            yield cite(seen, list=found.list, about=found.about.partition(":")[2], category=found.category or "-")
