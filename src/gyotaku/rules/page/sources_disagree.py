"""Two who were asked say different things: a fact of its own, told with both, decided by nobody here."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Network, Registration
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.moments import JAPAN
from gyotaku.rules.reading import cite

JAPANESE = {"country": "国", "AS number": "AS番号", "registration day": "登録日"}


@rule(
    id="page.sources-disagree",
    severity=Severity.INFO,
    text="Sources disagree on the {what} of {about}: {views}.",
    proves_not="It does not show which of them is right.",
    needs=(Network, Registration),
    hits=[
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
    for found, seen in evidence.of(Registration):
        state("registration day", found.domain, found.day(JAPAN), seen)
        state("registration day", found.domain, found.object_date, seen)
    for (what, about), views in stated.items():
        if len(views) > 1:
            said = " / ".join(f"{value} ({seen.source.name})" for value, seen in views.items())
            yield cite(*views.values(), what=what, what_ja=JAPANESE[what], about=about, views=said)
