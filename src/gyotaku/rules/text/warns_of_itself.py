"""The copied warning "do not open links in false mails" stands above a link that leads nowhere near the company."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Link, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, OWN, STRANGE_LINK, auth, claim, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.warns-of-itself",
    severity=Severity.HIGH,
    text="The mail warns of false mails ({excerpt}) and at once leads to {host}, which is no site of the brand or the sender.",
    proves_not="The warning itself stands in many genuine mails.",
    needs=(TextTrait, Link, BrandClaim, AuthRecorded),
    hits=[(claim(), sender(), trait("self-warning", "装った不審なメールにご注意"), STRANGE_LINK)],
    misses=[
        (claim(), sender(), trait("self-warning", "装った不審なメールにご注意"), OFFICIAL_LINK),
        (claim(), sender(), STRANGE_LINK),
        (
            claim(),
            sender(OWN),
            auth("dkim", "pass", "bank.example", aligned=True),
            trait("self-warning", "装った不審なメールにご注意"),
            STRANGE_LINK,
        ),
    ],
)
def warns_of_itself(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    strange = reading.strange()
    if reading.claim is None or not strange or reading.vouched_by_brand():
        return
    for found, seen in evidence.all(TextTrait, trait="self-warning"):
        yield cite(seen, strange[0][1], reading.claim[1], excerpt=found.excerpt, host=strange[0][0].goes_to)
