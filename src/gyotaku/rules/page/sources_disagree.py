"""Two who were asked say different things: a fact of its own, told with both, decided by nobody here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Network, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import Pair, cite
from gyotaku.rules.registrations import stated_days

JAPANESE = {"country": "国", "AS number": "AS番号", "registration day": "登録日"}


@rule(
    id="page.sources-disagree",
    severity=Severity.INFO,
    text="Sources disagree on the {what} of {about}: {views}.",
    proves_not="It does not show which of them is right.",
    needs=(Network, Registration),
    hits=[
        (
            Registration(domain="evil.example", registered=date(2026, 3, 11), object_date=date(2019, 6, 28)),
            Network(ip="192.0.2.7"),
        ),
        (Network(ip="192.0.2.7", country="CN"), Network(ip="192.0.2.7", country="SG")),
        (
            Registration(domain="evil.example", registered=None),
            *(Network(ip="192.0.2.7", asn=number) for number in (64500, 64501)),
        ),
    ],
    misses=[
        (Network(ip="192.0.2.7", country="CN"), Network(ip="192.0.2.7", country="CN", asn=64500)),
        (Network(ip="192.0.2.7", country="CN"), Network(ip="192.0.2.9", country="SG")),
        (Registration(domain="evil.example"), Network(ip="192.0.2.7")),
        # One gives the moment, the other its own day: half past four in the afternoon in UTC is the next day in Japan.
        (
            Registration(
                domain="evil.example", registered=date(2026, 3, 11), registered_at=datetime(2026, 3, 11, 16, 30, tzinfo=UTC)
            ),
            Registration(domain="evil.example", registered=date(2026, 3, 11)),
            Network(ip="192.0.2.7"),
        ),
    ],
)
def sources_disagree(evidence: Evidence) -> Iterator[Citation]:
    stated: dict[tuple[str, str], dict[str, Observation]] = {}

    def state(what: str, about: str, value: object, seen: Observation) -> None:
        if value:
            stated.setdefault((what, about), {}).setdefault(str(value), seen)

    for network, seen in evidence.of(Network):
        state("country", network.ip, network.country, seen)
        state("AS number", network.ip, network.asn, seen)
    registered: dict[str, list[Pair[Registration]]] = {}
    for found, seen in evidence.of(Registration):
        registered.setdefault(found.domain, []).append((found, seen))
    for domain, pairs in registered.items():
        for one in stated_days(pairs):
            state("registration day", domain, one.day, one.seen[0])
    for (what, about), told_by in stated.items():
        if len(told_by) > 1:
            said = " / ".join(f"{value} ({seen.source.name})" for value, seen in told_by.items())
            yield cite(*told_by.values(), what=what, what_ja=JAPANESE[what], about=about, views=said)
