"""Every sending program sets a Message-ID (RFC 5322 section 3.6.4: SHOULD); mail in a brand's name without one came from
a script.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, HeaderTrait, MessageId
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="kit.no-message-id",
    severity=Severity.LOW,
    text="A mail in the name of {brand} has no Message-ID, which every sending program sets.",
    proves_not="Old systems leave it out, and some exports lose it.",
    needs=(HeaderTrait, BrandClaim),
    hits=[(claim(), HeaderTrait(trait="no-message-id"))],
    misses=[(HeaderTrait(trait="no-message-id"),), (claim(), MessageId(value="<1@bank.example>"), HeaderTrait(trait="raw-8bit"))],
)
def no_message_id(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for _, seen in evidence.all(HeaderTrait, trait="no-message-id"):
        if reading.claim:
            yield cite(seen, reading.claim[1], **named(reading.claim[0]))
