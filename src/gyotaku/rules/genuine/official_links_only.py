"""Everything to press leads to the brand itself: there is nothing for a thief to gain."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment, BrandClaim, Link, SenderClass
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, claim, file, linked, relation
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read
from gyotaku.rules.relayed import relayed_alarm


@rule(
    id="genuine.official-links-only",
    severity=Severity.MEDIUM,
    text="Every link to act on opens {brand}'s own site ({host} and the like).",
    proves_not="Fraud that works by telephone or reply may hold official links only.",
    stance=Stance.GENUINE,
    needs=(BrandClaim, Link, Attachment, SenderClass),
    hits=[(claim(), OFFICIAL_LINK)],
    misses=[
        (claim(), OFFICIAL_LINK, STRANGE_LINK),
        (OFFICIAL_LINK,),
        (claim(), relation("unrelated"), OFFICIAL_LINK),
        (claim(), linked("https://docs.bank.example/x", traits=("free-hosting",))),
        (claim(), OFFICIAL_LINK, linked("https://evil.example/", footer=True)),
        (claim(), OFFICIAL_LINK, file("a.html", "html")),
        (claim(), linked("https://ct.esp.example/x", traits=("tracker",))),
    ],
)
def official_links_only(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None or reading.related("unrelated", "free-mail", "other-brand", "look-alike") or relayed_alarm(evidence):
        return
    risky = [found for found, _ in evidence.of(Attachment) if found.true_type not in PICTURES]
    official = [(link, seen) for link, seen in reading.links if reading.official(link)]
    others = [link for link, _ in reading.links if not reading.official(link) and not link.official]
    # The brand's own host may serve what its customers put there.
    lent = [link for link, _ in reading.links if {"free-hosting", "form-builder", "storage", "redirector"} & set(link.traits)]
    if official and not others and not risky and not lent:
        yield cite(*(seen for _, seen in official[:5]), reading.claim[1], host=official[0][0].goes_to, **named(reading.claim[0]))


PICTURES = frozenset({"png", "jpeg", "gif", "webp", "text"})
