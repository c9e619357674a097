"""A brand's name as the sender, a threat or a matter to settle in the text, and an address that is not the brand's.

Each of the three stands in honest mail; a partner who writes about a brand does not threaten its customers' accounts.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Lure, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, claim, lure, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.houses import may_be_house
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.vocabulary import PRESSING


@rule(
    id="sender.brand-name-with-threat",
    severity=Severity.HIGH,
    text="The sender calls itself {brand} and presses the reader ({phrase}) from {domain}, which is no domain of it.",
    proves_not="A genuine sending domain may be missing from the brand's entry.",
    attack="T1656",
    needs=(BrandClaim, SenderClass, Lure, MailingList, AuthRecorded),
    hits=[
        (claim(), relation("unrelated"), sender(), lure("restrict")),
        (claim(), relation("free-mail", "freemail.example"), sender("a@freemail.example"), lure("delivery")),
    ],
    misses=[
        (claim(), relation("official", "mail.bank.example"), sender(OWN), lure("restrict")),
        (claim(), relation("unrelated"), sender(), lure("commercial")),
        (claim("body"), relation("unrelated"), sender(), lure("restrict")),
        (claim(), relation("unrelated"), sender(), lure("restrict"), MailingList(list_id="<talk.example>")),
        (
            claim(verified=False, web_domains=("harbour.example",), sender_domains=()),
            relation("unrelated", "north-harbour.example", verified=False),
            sender("a@north-harbour.example"),
            auth("dkim", "pass", "north-harbour.example", aligned=True),
            lure("restrict"),
        ),
    ],
)
def brand_name_with_threat(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated", "look-alike", "free-mail", "other-brand", "self")
    told = reading.claims_at("display")
    if not found or not told or reading.listed or reading.vouched_by_brand() or may_be_house(reading):
        return
    for lured, seen in reading.lures:
        if lured.pretext in PRESSING:
            yield cite(told[0][1], found[1], seen, phrase=lured.phrase, domain=found[0].domain, **named(told[0][0]))
            return
