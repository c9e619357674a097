"""As above for any zone that neither Japan nor a server's clock (UTC) uses. Weaker: services abroad keep local time."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, BrandClaim, DateClaim
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, sent
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="route.zone-of-elsewhere",
    severity=Severity.LOW,
    text="The mail speaks for {brand} in Japanese, but its clock stands at {zone}: neither Japan's nor universal time.",
    proves_not="Mailing services abroad keep their own time.",
    needs=(DateClaim, BrandClaim, Body),
    hits=[(claim(), sent("-0700"), Body(blocks=(), part="1", media_type="text/plain", language="ja"))],
    misses=[
        (claim(), sent("+0900"), Body(blocks=(), part="1", media_type="text/plain", language="ja")),
        (claim(), sent("GMT"), Body(blocks=(), part="1", media_type="text/plain", language="ja")),
        (claim(), sent("+0800"), Body(blocks=(), part="1", media_type="text/plain", language="ja")),
    ],
)
def zone_of_elsewhere(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    body = evidence.first(Body)
    if reading.claim is None or body is None or body[0].language != "ja" or reading.vouched_by_brand():
        return
    for date, seen in evidence.all(DateClaim, role="date"):
        zone = date.zone or ""
        if zone[:1] in {"+", "-"} and zone not in {"+0900", "+0800", "+0000", "-0000"}:
            yield cite(seen, reading.claim[1], zone=zone, **named(reading.claim[0]))
