"""The brand is claimed by somebody else, and every link runs through a service that hides where it ends."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Link, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OFFICIAL_LINK, claim, linked, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, opaque, read


@rule(
    id="links.target-hidden-by-service",
    severity=Severity.MEDIUM,
    text="{domain}, which is not {brand}'s, writes in its name, and every link hides its end behind a service ({host}).",
    proves_not="A partner's honest advertisement sent by a mailing service looks the same.",
    attack="T1566.002",
    needs=(BrandClaim, SenderClass, Link),
    hits=[(claim(), relation("unrelated"), linked("https://ct.esp.example/x", traits=("tracker",)))],
    misses=[
        (claim(), relation("official", "mail.bank.example"), linked("https://ct.esp.example/x", traits=("tracker",))),
        (claim(), relation("unrelated"), OFFICIAL_LINK),
        (relation("unknown", "shop.example"), linked("https://ct.esp.example/x", traits=("tracker",))),
    ],
)
def target_hidden_by_service(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    found = reading.related("unrelated", "free-mail", "other-brand", "look-alike")
    if found and reading.claim and reading.calls and all(opaque(link) for link, _ in reading.calls):
        link, seen = reading.calls[0]
        yield cite(found[1], reading.claim[1], seen, domain=found[0].domain, host=link.host, **named(reading.claim[0]))
