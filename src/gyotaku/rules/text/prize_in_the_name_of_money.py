"""A prize in the name of a bank, card, payment service or carrier is collected by logging in there, or so the false page
says.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Lure, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, lure, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.vocabulary import MONEY


@rule(
    id="text.prize-in-the-name-of-money",
    severity=Severity.HIGH,
    text="A prize ({phrase}) is offered in the name of {brand} by {domain}, which is not {brand}'s: a way to collect log-ins.",
    proves_not="A partner may run an honest campaign.",
    attack="T1598.003",
    needs=(BrandClaim, SenderClass, Lure),
    hits=[(claim(), relation("unrelated"), lure("prize", "最大50,000円プレゼント"))],
    misses=[
        (claim(), relation("official", "mail.bank.example"), lure("prize")),
        (claim(category="ec"), relation("unrelated"), lure("prize")),
        (claim(), relation("unrelated"), lure("restrict")),
        (claim("body", primary=False, mention=True), relation("unknown"), lure("prize")),
    ],
)
def prize_in_the_name_of_money(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated", "look-alike", "free-mail", "other-brand")
    if not found or not reading.claim or reading.claim[0].category not in MONEY:
        return
    if told := reading.lured("prize"):
        yield cite(found[1], reading.claim[1], told[1], phrase=told[0].phrase, domain=found[0].domain, **named(reading.claim[0]))
