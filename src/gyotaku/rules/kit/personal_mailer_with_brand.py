"""A desktop or phone program for one person behind a notice that claims to be automatic."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Lure, Mailer
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="kit.personal-mailer-with-brand",
    severity=Severity.MEDIUM,
    text="A notice in the name of {brand} was made, it says, with one person's mail program ({name}).",
    proves_not="An employee may have written a genuine mail by hand.",
    needs=(Mailer, BrandClaim, Lure),
    hits=[(claim(), lure("restrict"), Mailer(name="Foxmail 7.0.1.91", header="X-Mailer"))],
    misses=[
        (lure("restrict"), Mailer(name="iPhone Mail", header="X-Mailer")),
        (claim(), Mailer(name="iPhone Mail", header="X-Mailer")),
        (claim(), lure("restrict"), Mailer(name="Salesforce", header="X-Mailer")),
    ],
)
def personal_mailer_with_brand(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in ACCOUNT]
    for mailer, seen in evidence.of(Mailer):
        name = mailer.name.lower()
        if reading.claim and told and name.startswith(PERSONAL) and "outlook-express" not in mailer.traits:
            yield cite(seen, reading.claim[1], told[0], name=mailer.name, **named(reading.claim[0]))


PERSONAL = (
    "foxmail",
    "iphone",
    "ipad",
    "apple mail",
    "mozilla thunderbird",
    "thunderbird",
    "becky!",
    "shuriken",
    "microsoft outlook",
    "windows live mail",
    "microsoft windows live mail",
    "the bat!",
    "mailbird",
    "qqmail",
)
