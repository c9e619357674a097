"""Name, sender and the place to act all have to point away from the brand before this counts as a hard fact."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link, Lure, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim, linked, lure, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import throwaway
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="sender.brand-impersonated",
    severity=Severity.HIGH,
    text="The mail takes the name of {brand}, yet neither its sender ({domain}) nor its link ({host}) belongs to {brand}.",
    proves_not="An agency or partner may advertise under the company's name from its own domain.",
    hard="sender",
    attack="T1656",
    needs=(BrandClaim, SenderClass, Link, Lure),
    hits=[
        (claim(), relation("unrelated"), sender(), STRANGE_LINK),
        (
            claim(),
            relation("unrelated", "xkqzjwvb.example"),
            sender("info@xkqzjwvb.example"),
            lure("verify"),
            linked("https://vpass.xkqzjwvb.example/"),
        ),
    ],
    misses=[
        (claim(), relation("unrelated"), sender(), OFFICIAL_LINK),
        (claim(), relation("unrelated"), sender("shop@kurashi-notice.example"), linked("https://www.kurashi-notice.example/")),
        (claim("body"), relation("unrelated"), sender(), STRANGE_LINK),
        (claim(verified=False), relation("unrelated", verified=False), sender(), STRANGE_LINK),
    ],
)
def brand_impersonated(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated", "look-alike", "free-mail", "self")
    if not found or reading.listed or not found[0].verified:
        return
    # Resellers write of brands, in subjects too, and lead to their own site; a domain made to be thrown away is nobody's site.
    spent = throwaway(found[0].domain) and any(lure.pretext in ACCOUNT for lure, _ in reading.lures)
    told = reading.claims_at("display", "logo-alt", "copyright", *(("subject",) if spent else ()))
    strange = reading.strange()
    if spent:
        strange = [(link, seen) for link, seen in reading.calls if not link.official and not reading.official(link)]
    if told and told[0][0].verified and strange and len(strange) == len(reading.calls):
        link, seen = strange[0]
        yield cite(told[0][1], found[1], seen, domain=found[0].domain, host=link.goes_to, **named(told[0][0]))
