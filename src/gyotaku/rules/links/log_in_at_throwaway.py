"""No company on the list has its customers log in at a made-up name or under an ending it never uses; a partner's site
has a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Link, Lure
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, auth, claim, linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import throwaway
from gyotaku.rules.reading import cite, named, opaque, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="links.log-in-at-throwaway",
    severity=Severity.HIGH,
    text="A procedure of {brand} ({phrase}) is to be done at {host}, a name made to be thrown away.",
    proves_not="It does not show who runs the page.",
    hard="link",
    attack="T1583.001",
    needs=(Link, BrandClaim, Lure, AuthRecorded),
    hits=[
        (claim(), sender(), lure("verify", "本人確認"), linked("https://xkqzjwvb.example/a")),
        (claim(), sender(), lure("verify", "本人確認"), linked("https://login.kensyo.cfd/a")),
        (claim(), sender("info@xkqzjwvb.example"), lure("verify", "本人確認"), linked("https://xkqzjwvb.example/a")),
    ],
    misses=[
        (claim(), sender(), lure("verify"), linked("https://www.kensyo-partner.example/a")),
        (claim(), sender(), linked("https://xkqzjwvb.example/a")),
        (claim(verified=False), sender(), lure("verify"), linked("https://xkqzjwvb.example/a")),
        (claim("body"), sender(), lure("verify"), linked("https://xkqzjwvb.example/a")),
        (
            claim(),
            sender(OWN),
            auth("dkim", "pass", "bank.example", aligned=True),
            lure("verify"),
            linked("https://xkqzjwvb.example/a"),
        ),
    ],
)
def log_in_at_throwaway(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = reading.claims_at("display", "subject", "logo-alt", "copyright")
    lures = [(found, seen) for found, seen in reading.lures if found.pretext in ACCOUNT]
    if not told or not told[0][0].verified or not lures or reading.vouched_by_brand():
        return
    # A throw-away domain may serve as sender and as page at once; the sender's own domain is no excuse here.
    for link, seen in reading.calls:
        host = link.goes_to
        if throwaway(host) and not link.official and not reading.official(link) and not opaque(link):
            yield cite(seen, told[0][1], lures[0][1], host=host, phrase=lures[0][0].phrase, **named(told[0][0]))
            return
