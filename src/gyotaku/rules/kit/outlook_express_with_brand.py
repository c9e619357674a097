"""Outlook Express ended in 2009; companies never sent customer notices with it, kits write its name to this day."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Mailer
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="kit.outlook-express-with-brand",
    severity=Severity.HIGH,
    text="A mail in the name of {brand} names an old program for private users ({name}), which no company sends notices with.",
    proves_not="The name is the sender's own words, and some people still use old programs.",
    needs=(Mailer, BrandClaim),
    hits=[(claim(), Mailer(name="Microsoft Outlook Express 6.00.2900.5512", header="X-Mailer", traits=("outlook-express",)))],
    misses=[
        (Mailer(name="Microsoft Outlook Express 6.00.2900.5512", header="X-Mailer", traits=("outlook-express",)),),
        (
            claim("body", primary=False, mention=True),
            Mailer(name="Microsoft Outlook Express 6.00", header="X-Mailer", traits=("outlook-express",)),
        ),
        (claim(), Mailer(name="Microsoft Outlook 16.0", header="X-Mailer")),
    ],
)
def outlook_express_with_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for mailer, seen in evidence.of(Mailer):
        if reading.claim and "outlook-express" in mailer.traits:
            yield cite(seen, reading.claim[1], name=mailer.name, **named(reading.claim[0]))
