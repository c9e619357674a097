"""The text is the brand's own address, the target is not, and no mailing service accounts for it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Link, Lure, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import auth, claim, linked, lure, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import Reading, cite, named, of_brand, opaque, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="links.shows-official-opens-other",
    severity=Severity.HIGH,
    text="A link shows {brand}'s own site {shown} but opens {actual}, which has nothing to do with it.",
    proves_not="It does not show what happens on the page behind it.",
    hard="link",
    attack="T1566.002",
    needs=(Link, BrandClaim, AuthRecorded, SenderClass, Lure),
    hits=[
        (claim(), linked("https://evil.example/x", "www.bank.example", shown="www.bank.example")),
        (
            claim(),
            relation("official", "bank.example"),
            sender("a@bank.example"),
            lure("restrict"),
            linked("https://evil.example/x", "www.bank.example", shown="www.bank.example"),
        ),
        (
            claim(),
            relation("official", "bank.example"),
            sender("a@bank.example"),
            auth("spf", "fail", "bank.example"),
            linked("https://evil.example/x", "www.bank.example", shown="www.bank.example"),
        ),
    ],
    misses=[
        (claim(), linked("https://www.bank.example/x", "bank.example", shown="bank.example")),
        (claim(), linked("https://click.esp.example/x", "www.bank.example", shown="www.bank.example", traits=("tracker",))),
        (claim(), linked("https://evil.example/x", "www.shop.example", shown="www.shop.example")),
        (
            claim(),
            auth("dkim", "pass", "bank.example", aligned=True),
            sender("a@bank.example"),
            linked("https://click.unlisted.example/x", "www.bank.example", shown="www.bank.example"),
        ),
        (
            claim(),
            relation("official", "bank.example"),
            sender("a@bank.example"),
            linked("https://click.unlisted.example/x", "www.bank.example", shown="www.bank.example"),
        ),
    ],
)
def shows_official_opens_other(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or not reading.claim[0].verified or reading.vouched_by_brand():
        return
    if _newsletter(reading, evidence):
        return
    for link, seen in reading.links:
        if link.shown and of_brand(link.shown, reading.claim[0]) and not reading.official(link) and not opaque(link):
            yield cite(seen, reading.claim[1], shown=link.shown, actual=link.goes_to, **named(reading.claim[0]))


def _newsletter(reading: Reading, evidence: Evidence) -> bool:
    """Whether the brand's own domain, not contradicted, writes of nothing that presses: then links are counted on the way."""
    against = any(one.trusted and one.outcome in {"fail", "hardfail", "softfail"} for one, _ in evidence.of(AuthRecorded))
    pressed = any(found.pretext in ACCOUNT for found, _ in reading.lures)
    return reading.related("official") is not None and not against and not pressed
