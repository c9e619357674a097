"""The From domain is the brand's own and nothing recorded speaks against it; weaker than a confirmation."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Link, SenderClass
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import OFFICIAL_LINK, OWN, STRANGE_LINK, auth, claim, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.relayed import relayed_alarm


@rule(
    id="genuine.official-sender",
    severity=Severity.LOW,
    text="The From domain {domain} is {brand}'s own, and no record speaks against it (none confirms it either).",
    proves_not="Anyone can write any From; without a record of a check it does not show who wrote.",
    stance=Stance.GENUINE,
    needs=(BrandClaim, SenderClass, AuthRecorded, Link),
    hits=[(claim(), relation("official", "mail.bank.example"), sender(OWN), OFFICIAL_LINK)],
    misses=[
        (
            claim(),
            relation("official", "mail.bank.example"),
            sender(OWN),
            auth("spf", "softfail", "mail.bank.example"),
            OFFICIAL_LINK,
        ),
        (claim(), relation("official", "mail.bank.example"), sender(OWN), STRANGE_LINK),
        (claim(), relation("unrelated"), sender(), OFFICIAL_LINK),
    ],
)
def official_sender(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("official")
    against = [one for one, _ in evidence.of(AuthRecorded) if one.trusted and one.outcome in {"fail", "hardfail", "softfail"}]
    if relayed_alarm(evidence):
        return
    if found and reading.claim and not against and not reading.vouched and not reading.strange():
        yield cite(found[1], reading.claim[1], domain=found[0].domain, **named(reading.claim[0]))
