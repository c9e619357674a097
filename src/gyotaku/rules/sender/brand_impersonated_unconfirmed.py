"""As the rule on impersonation, where the brand's entry is unconfirmed: name, sender and link all point away from what
is known of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, OWN, STRANGE_LINK, claim, linked, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="sender.brand-impersonated-unconfirmed",
    severity=Severity.HIGH,
    text="The mail takes the name of {brand}; neither sender ({domain}) nor link ({host}) is a known domain of it.",
    proves_not="The brand's entry rests on general knowledge; a genuine domain may be missing from it.",
    attack="T1656",
    needs=(BrandClaim, SenderClass, Link, MailingList),
    hits=[
        (claim(verified=False), relation("unrelated", verified=False), sender(), STRANGE_LINK),
        (
            claim(verified=False),
            relation("free-mail", "freemail.example", verified=False),
            sender("a@freemail.example"),
            linked("https://sho.example/x", traits=("shortener",)),
        ),
    ],
    misses=[
        (claim(), relation("unrelated"), sender(), STRANGE_LINK),
        (claim(verified=False), relation("unrelated", verified=False), sender(), OFFICIAL_LINK),
        (claim("body", verified=False), relation("unrelated", verified=False), sender(), STRANGE_LINK),
        (claim(verified=False), relation("official", "bank.example", verified=False), sender(OWN), STRANGE_LINK),
    ],
)
def brand_impersonated_unconfirmed(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated", "look-alike", "free-mail", "self")
    told = reading.claims_at("display", "logo-alt", "copyright")
    if not found or not told or reading.listed or (found[0].verified and told[0][0].verified):
        return
    led = [(link, seen) for link, seen in reading.calls if not reading.own(link.goes_to) and not link.official]
    if led and len(led) == len(reading.calls):
        link, seen = led[0]
        yield cite(told[0][1], found[1], seen, domain=found[0].domain, host=link.goes_to, **named(told[0][0]))
