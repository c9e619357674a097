"""A notice in a company's name that gives no telephone number, no address and no official page; the seed report names
this.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence, Reason
from gyotaku.model.facts import BrandClaim, Contact, Link, Lure
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim, lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import named, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="text.no-way-to-ask",
    severity=Severity.LOW,
    text="A notice in the name of {brand} gives no telephone number or other concrete way to ask back.",
    proves_not="Genuine automatic mail may give none.",
    needs=(Contact, BrandClaim, Lure, Link),
    hits=[(claim(), lure("verify"), STRANGE_LINK)],
    misses=[
        (claim(), lure("verify"), STRANGE_LINK, Contact(channel="telephone", value="03-1234-5678")),
        (claim(), lure("verify"), OFFICIAL_LINK),
        (lure("verify"), STRANGE_LINK),
    ],
)
def no_way_to_ask(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    missing = evidence.absent(Contact)
    told = [seen for found, seen in reading.lures if found.pretext in ACCOUNT]
    official = any(reading.official(link) for link, _ in reading.links)
    if reading.claim and told and missing and missing.reason is Reason.NOT_PRESENT and reading.strange() and not official:
        yield Citation(cites=(reading.claim[1], told[0]), absences=(missing,), values=named(reading.claim[0]))
