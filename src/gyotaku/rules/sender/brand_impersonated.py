"""Name, sender and the place to act all have to point away from the brand before this counts as a hard fact."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim, linked, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import throwaway
from gyotaku.rules.reading import cite, named, read


@rule(
    id="sender.brand-impersonated",
    severity=Severity.HIGH,
    text="The mail takes the name of {brand}, yet neither its sender ({domain}) nor its link ({host}) belongs to {brand}.",
    proves_not="An agency or partner may advertise under the company's name from its own domain.",
    hard="sender",
    attack="T1656",
    needs=(BrandClaim, SenderClass, Link),
    hits=[
        (claim(), relation("unrelated"), sender(), STRANGE_LINK),
        (
            claim(),
            relation("unrelated", "xkqzjwvb.example"),
            sender("info@xkqzjwvb.example"),
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
    told = reading.claims_at("display", "logo-alt", "copyright")
    if not found or not told or reading.listed or not (found[0].verified and told[0][0].verified):
        return
    strange = reading.strange()
    # Resellers write of brands and lead to their own site; a domain made to be thrown away is nobody's site.
    if throwaway(found[0].domain):
        strange = [(link, seen) for link, seen in reading.calls if not link.official and not reading.official(link)]
    if strange and len(strange) == len(reading.calls):
        link, seen = strange[0]
        yield cite(told[0][1], found[1], seen, domain=found[0].domain, host=link.goes_to, **named(told[0][0]))
