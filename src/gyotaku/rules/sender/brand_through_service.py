"""A brand's name over an address that a newsletter or help-desk service gives to anybody."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, Lure, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, lure, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.vocabulary import PRESSING

THREATS = PRESSING - {"verify", "delivery", "terms"}
"""What no review, survey or delivery service says in a client's name."""
LETTER = sender("carlosf@newsletters.example", display="Example Bank Support")


@rule(
    id="sender.brand-through-service",
    severity=Severity.HIGH,
    text="{brand} presses the reader ({phrase}) from {address}: a service gives such addresses to anybody, none names the brand.",
    proves_not="Companies let services write for them, as a rule under a name of their own.",
    attack="T1583.006",
    needs=(Address, BrandClaim, SenderClass, Lure, MailingList),
    hits=[(LETTER, claim(), relation("mailing-service", "newsletters.example"), lure("restrict"))],
    misses=[
        (LETTER, claim(), relation("mailing-service", "newsletters.example"), lure("commercial")),
        (LETTER, claim(), relation("mailing-service", "newsletters.example", subdomain_brand="examplebank"), lure("restrict")),
        (LETTER, claim(), relation("mailing-service", "newsletters.example", local_part="brand"), lure("restrict")),
        (
            LETTER,
            claim(),
            relation("mailing-service", "newsletters.example"),
            lure("verify", "Please confirm how your delivery went"),
        ),
        (LETTER, claim(), relation("official", "mail.bank.example"), lure("restrict")),
        (LETTER, claim("body"), relation("mailing-service", "newsletters.example"), lure("restrict")),
    ],
)
def brand_through_service(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found, told, posed = reading.related("mailing-service"), reading.lured(*THREATS), reading.claims_at("display")
    if not found or not told or not posed or reading.sender is None or reading.listed:
        return
    if found[0].subdomain_brand or found[0].local_part == "brand":
        return
    writer, seen = reading.sender
    yield cite(seen, posed[0][1], found[1], told[1], address=writer.address, phrase=told[0].phrase, **named(posed[0][0]))
