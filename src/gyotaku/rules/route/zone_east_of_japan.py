"""Japan has one time zone, +0900; a clock at +0800 in a "Japanese" mail is the sender's kit showing."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, BrandClaim, DateClaim
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, sent
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, named, read


@rule(
    id="route.zone-east-of-japan",
    severity=Severity.HIGH,
    text="The mail speaks for {brand} in Japanese, but its clock stands at {zone}; Japan is at +0900.",
    proves_not="A mailing service abroad has another clock; the zone does not name the sender's country.",
    needs=(DateClaim, BrandClaim, Body),
    hits=[(claim(), sent("+0800"), Body(blocks=(), part="1", media_type="text/plain", language="ja"))],
    misses=[
        (claim(), sent("+0900"), Body(blocks=(), part="1", media_type="text/plain", language="ja")),
        (claim(), sent("+0000"), Body(blocks=(), part="1", media_type="text/plain", language="ja")),
        (claim(), sent("+0800"), Body(blocks=(), part="1", media_type="text/plain", language="zh")),
        (sent("+0800"), Body(blocks=(), part="1", media_type="text/plain", language="ja")),
    ],
)
def zone_east_of_japan(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    body = evidence.first(Body)
    if reading.claim is None or body is None or body[0].language != "ja" or reading.vouched_by_brand():
        return
    for date, seen in evidence.all(DateClaim, role="date", zone="+0800"):
        yield cite(seen, reading.claim[1], zone=date.zone or "", **named(reading.claim[0]))
