"""A prize in the name of a shop, an airline or a film service: such lures end at a survey or a subscription, not at a log-in."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Lure, SenderClass
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import claim, lure, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.vocabulary import PRESSING

SHOPS = frozenset({"ec", "travel", "transport", "streaming"})
"""Categories of brands that give prizes away, or seem to."""
OF_AN_ACCOUNT = PRESSING - {"verify", "delivery"} | {"points", "airdrop"}
"""What only an account holds; to verify, or to say where to deliver, is asked of winners as well."""


@rule(
    id="unwanted.prize-in-shops-name",
    severity=Severity.MEDIUM,
    text="A prize ({phrase}) is offered in the name of {brand} by {domain}, not {brand}'s, and no account is spoken of.",
    proves_not="The page behind it may still ask for a card; a partner may run an honest campaign.",
    stance=Stance.UNWANTED,
    attack="T1566.002",
    needs=(BrandClaim, SenderClass, Lure),
    hits=[(claim(category="ec"), relation("unrelated"), lure("prize", "You have won a drill"))],
    misses=[
        (claim(), relation("unrelated"), lure("prize")),
        (claim(category="ec"), relation("official", "mail.bank.example"), lure("prize")),
        (claim(category="ec"), relation("unrelated"), lure("prize"), lure("restrict")),
        (claim(category="ec"), relation("unrelated"), lure("prize"), lure("points")),
        (claim(category="ec"), relation("unrelated"), lure("commercial")),
    ],
)
def prize_in_shops_name(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated", "look-alike", "free-mail", "other-brand")
    if not found or not reading.claim or reading.claim[0].category not in SHOPS:
        return
    told = reading.lured("prize")
    if told and not reading.settled() and not reading.lured(*OF_AN_ACCOUNT):
        yield cite(found[1], reading.claim[1], told[1], phrase=told[0].phrase, domain=found[0].domain, **named(reading.claim[0]))
