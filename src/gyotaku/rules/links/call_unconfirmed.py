"""As the rule on unofficial calls, for brands whose domains rest on general knowledge only."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="links.call-unconfirmed",
    severity=Severity.MEDIUM,
    text="The mail speaks for {brand}, but the link ({text}) opens {host}, which is not in the unconfirmed list of its sites.",
    proves_not="The brand's entry rests on general knowledge; a genuine site may be missing from it.",
    attack="T1566.002",
    needs=(BrandClaim, Link),
    hits=[(claim(verified=False), STRANGE_LINK)],
    misses=[(claim(verified=False), OFFICIAL_LINK), (claim(), STRANGE_LINK)],
)
def call_unconfirmed(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or reading.claim[0].verified:
        return
    for link, seen in reading.strange():
        yield cite(reading.claim[1], seen, text=link.text or link.target, host=link.goes_to, **named(reading.claim[0]))
